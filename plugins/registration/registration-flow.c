/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "registration-flow.h"

#include "registration-items.h"
#include "registration-park.h"
#include "registration-payload.h"
#include "registration-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SERVICE "registration"
#define WAN     10000  /* capital is told in 万, ten thousands of yuan */

struct _RegistrationFlow
{
  KioskFlow             parent_instance;

  RegistrationNameStep *name;
  KioskStep            *address;
  KioskOffers          *park;
  KioskStep            *capital;
  KioskRepeatStep      *shareholders;
  KioskOffers          *known_people;
  KioskRepeatStep      *people;
  KioskOffers          *known_holders;
  KioskStep            *licence;
  KioskOffers          *phones;
};

G_DEFINE_FINAL_TYPE (RegistrationFlow, registration_flow, KIOSK_TYPE_FLOW)

/* Who stands in a park's lobby mostly takes an address there. */
static void
offer_park (RegistrationFlow *self,
            KioskContext     *context)
{
  const RegistrationPark *park = registration_park_find (kiosk_context_get_park (context));
  g_autoptr (JsonObject) answers = json_object_new ();
  g_autofree char *label = NULL;

  if (park == NULL)
    return;

  json_object_set_string_member (answers, "district", park->district);
  json_object_set_string_member (answers, "road", park->road);
  json_object_set_string_member (answers, "postcode", park->postcode);
  label = g_strconcat (park->name, " · ", registration_park_district_name (park->district), park->road, NULL);
  kiosk_offers_add (self->park, label, answers);
}

static char *
dup_text (KioskField *field)
{
  g_autoptr (JsonNode) value = kiosk_field_get_value (field);

  return value != NULL ? json_node_dup_string (value) : NULL;
}

/* A district's postcode stands in for one that was not typed. */
static void
on_district_changed (KioskField       *district,
                     RegistrationFlow *self)
{
  KioskField *field = kiosk_step_get_field (self->address, "postcode");
  g_autofree char *code = dup_text (district);
  g_autofree char *typed = dup_text (field);
  const char *postcode = code != NULL ? registration_park_postcode (code) : NULL;
  g_autoptr (JsonNode) value = postcode != NULL ? json_node_init_string (json_node_alloc (), postcode) : NULL;

  if (value != NULL && typed == NULL)
    kiosk_field_set_value (field, value);
}

/* Postcodes of Xiamen begin with 361. */
static char *
on_check_postcode (KioskField *field,
                   JsonNode   *value)
{
  const char *postcode = json_node_get_string (value);

  if (strlen (postcode) == 6 && strspn (postcode, "0123456789") == 6 && g_str_has_prefix (postcode, "361"))
    return NULL;
  return g_strdup (_("A postcode of Xiamen has six digits and begins with 361."));
}

/* Capital is spoken of in ten thousands. */
static void
on_capital_changed (KioskField       *field,
                    RegistrationFlow *self)
{
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (KIOSK_FLOW (self));
  gint64 fen = registration_rules_capital (answers);
  g_autofree char *digits = kiosk_decimal_format (fen / WAN, 2, TRUE);
  /* Translators: the registered capital in 万元 */
  g_autofree char *words = g_strdup_printf (_("That is %s × 10,000 yuan"), digits);

  if (fen > 0)
    kiosk_field_set_note (field, words);
}

static void
on_licence_shown (RegistrationFlow *self)
{
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (KIOSK_FLOW (self));

  kiosk_offers_clear (self->phones);
  for (guint i = 0; i < registration_rules_count (answers, "people"); i++)
    {
      JsonObject *person = registration_rules_get_item (answers, "people", i);
      g_autoptr (JsonObject) offered = json_object_new ();

      if (!json_object_has_member (person, "phone"))
        continue;
      json_object_set_member (offered, "phone", json_object_dup_member (person, "phone"));
      kiosk_offers_add (self->phones, json_object_get_string_member (person, "name"), offered);
    }
}

static JsonNode *
registration_flow_build_payload (KioskFlow  *flow,
                                 JsonObject *answers)
{
  return registration_payload_build (answers);
}

static KioskFlow *
registration_flow_new (KioskContext *context)
{
  RegistrationFlow *self = g_object_new (REGISTRATION_TYPE_FLOW, NULL);

  offer_park (self, context);
  return KIOSK_FLOW (self);
}

static KioskFlow *
registration_flow_recreate (KioskFlow *flow)
{
  return registration_flow_new (kiosk_flow_get_context (flow));
}

static void
ensure_types (void)
{
  g_type_ensure (KIOSK_TYPE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_CONSENT_FIELD);
  g_type_ensure (KIOSK_TYPE_DATE_FIELD);
  g_type_ensure (KIOSK_TYPE_IDENTIFIER_FIELD);
  g_type_ensure (KIOSK_TYPE_LOOKUP_LIST_FIELD);
  g_type_ensure (KIOSK_TYPE_MONEY_FIELD);
  g_type_ensure (KIOSK_TYPE_MULTIPLE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_NAME_FIELD);
  g_type_ensure (KIOSK_TYPE_OFFERS);
  g_type_ensure (KIOSK_TYPE_PHONE_FIELD);
  g_type_ensure (KIOSK_TYPE_RECEIPT_STEP);
  g_type_ensure (KIOSK_TYPE_REPEAT_STEP);
  g_type_ensure (KIOSK_TYPE_REVIEW_STEP);
  g_type_ensure (KIOSK_TYPE_SUBMIT_STEP);
  g_type_ensure (REGISTRATION_TYPE_NAME_STEP);
}

static void
registration_flow_class_init (RegistrationFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskFlowClass *flow_class = KIOSK_FLOW_CLASS (klass);

  flow_class->build_payload = registration_flow_build_payload;
  flow_class->recreate = registration_flow_recreate;

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/registration/registration-flow.ui");
  gtk_widget_class_bind_template_child (widget_class, RegistrationFlow, name);
  gtk_widget_class_bind_template_child (widget_class, RegistrationFlow, address);
  gtk_widget_class_bind_template_child (widget_class, RegistrationFlow, park);
  gtk_widget_class_bind_template_child (widget_class, RegistrationFlow, capital);
  gtk_widget_class_bind_template_child (widget_class, RegistrationFlow, shareholders);
  gtk_widget_class_bind_template_child (widget_class, RegistrationFlow, known_people);
  gtk_widget_class_bind_template_child (widget_class, RegistrationFlow, people);
  gtk_widget_class_bind_template_child (widget_class, RegistrationFlow, known_holders);
  gtk_widget_class_bind_template_child (widget_class, RegistrationFlow, licence);
  gtk_widget_class_bind_template_child (widget_class, RegistrationFlow, phones);
  gtk_widget_class_bind_template_callback (widget_class, on_district_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_check_postcode);
  gtk_widget_class_bind_template_callback (widget_class, on_capital_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_licence_shown);
}

static void
registration_flow_init (RegistrationFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_flow_set_service (KIOSK_FLOW (self), SERVICE);
  registration_items_connect_shareholders (self->shareholders, self->known_people);
  registration_items_connect_people (self->people, self->known_holders);
}

/* What most choose is chosen. */
static void
choose (KioskStep  *step,
        const char *key,
        JsonNode   *value)
{
  kiosk_field_set_value (kiosk_step_get_field (step, key), value);
  json_node_unref (value);
}

KioskPage *
registration_flow_page_new (KioskContext         *context,
                            RegistrationNameStep *name)
{
  KioskFlow *flow = registration_flow_new (context);
  RegistrationFlow *self = REGISTRATION_FLOW (flow);

  choose (self->capital, "term", json_node_init_string (json_node_alloc (), "unlimited"));
  choose (self->licence, "copies", json_node_init_int (json_node_alloc (), 1));
  choose (self->licence, "electronic", json_node_init_string (json_node_alloc (), "yes"));
  if (name != NULL)
    registration_name_step_take (self->name, name);
  return kiosk_flow_page_new (context, flow);
}
