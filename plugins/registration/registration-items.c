/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "registration-items.h"

#include "registration-person.h"
#include "registration-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_OFFERS 6
#define PER_CENT    10000  /* 100 %, in hundredths of a per cent */

typedef struct
{
  const char             *key;       /* of the list */
  const RegistrationRule *rules;
  char                 *(*check_all) (JsonObject *answers);
} List;

static const List shareholders = { "shareholders", registration_holder_rules, registration_rules_check_holders };
static const List people = { "people", registration_person_rules, registration_rules_check_people };

/* What a document is called, and what its number is. */
static const struct
{
  const char *nick;
  const char *label;
} documents[] = {
  { "resident_id", N_("Resident ID number") },
  { "passport_cn", N_("Number of the Chinese passport") },
  { "passport", N_("Number of the passport") },
  { "taiwan_permit", N_("Number of the travel permit for Taiwan residents") },
  { "hk_macau_permit", N_("Number of the travel permit for Hong Kong and Macau residents") },
  { "uscc", N_("Unified social credit code") },
};

static JsonObject *
dup_answers (KioskStep *step)
{
  return kiosk_flow_dup_answers (KIOSK_FLOW (gtk_widget_get_ancestor (GTK_WIDGET (step), KIOSK_TYPE_FLOW)));
}

/* What is typed of the item on the screen; with @all, also what is not asked for now. */
static JsonObject *
dup_item (KioskStep *step,
          gboolean   all)
{
  GPtrArray *fields = kiosk_step_get_fields (step);
  JsonObject *item = json_object_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      JsonNode *value = all || gtk_widget_get_visible (fields->pdata[i]) ? kiosk_field_get_value (fields->pdata[i]) : NULL;

      if (value != NULL)
        json_object_set_member (item, kiosk_field_get_key (fields->pdata[i]), value);
    }

  return item;
}

static void
set_default (KioskStep  *step,
             const char *key,
             const char *value)
{
  KioskField *field = kiosk_step_get_field (step, key);
  g_autoptr (JsonNode) given = field != NULL ? kiosk_field_get_value (field) : NULL;
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), value);

  if (field != NULL && given == NULL)
    kiosk_field_set_value (field, node);
}

/* Rules */

static void
on_check (KioskRepeatStep *step,
          const List      *list)
{
  int index = kiosk_repeat_step_get_editing (step);
  g_autoptr (JsonObject) answers = dup_answers (KIOSK_STEP (step));
  g_autoptr (JsonObject) item = index >= 0 ? dup_item (KIOSK_STEP (step), FALSE) : NULL;
  g_autofree char *all = index < 0 ? list->check_all (answers) : NULL;

  if (index < 0)
    kiosk_repeat_step_set_error (step, all);

  for (const RegistrationRule *rule = list->rules; item != NULL && rule->key != NULL; rule++)
    {
      KioskField *field = kiosk_step_get_field (KIOSK_STEP (step), rule->key);
      g_autofree char *fault = rule->find (answers, (guint) index, item);

      if (fault != NULL && kiosk_field_get_error (field) == NULL)
        kiosk_field_set_error (field, fault);
    }
}

/* Documents */

static void
on_kind_changed (KioskStep *step)
{
  g_autoptr (JsonObject) item = dup_item (step, TRUE);
  KioskField *number = kiosk_step_get_field (step, "id_number");
  const char *type = registration_person_id_type (item);
  g_autofree char *current = NULL;

  g_object_get (number, "identifier", &current, NULL);
  if (strcmp (current, type) == 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    if (strcmp (documents[i].nick, type) == 0)
      g_object_set (number, "identifier", type, "label", _(documents[i].label), NULL);
}

/* The card says when its holder was born: nobody has to type that. */
static void
on_number_changed (KioskStep  *step,
                   KioskField *number)
{
  g_autoptr (JsonObject) item = dup_item (step, TRUE);
  const char *typed = json_object_get_string_member_with_default (item, "id_number", "");
  g_autofree char *words = NULL;
  char born[20];
  gboolean female;
  GDate day;

  if (strcmp (registration_person_id_type (item), "resident_id") != 0 || !kiosk_identifier_read_resident_id (typed, &day, &female))
    return;

  g_date_strftime (born, sizeof born, "%Y-%m-%d", &day);
  /* Translators: of the holder of an identity card; %s is a day */
  words = g_strdup_printf (female ? _("Born %s, female") : _("Born %s, male"), born);
  kiosk_field_set_note (number, words);
}

static void
watch (KioskStep  *step,
       const char *key,
       GCallback   callback)
{
  KioskField *field = kiosk_step_get_field (step, key);

  if (field != NULL)
    g_signal_connect_object (field, "changed", callback, step, G_CONNECT_SWAPPED);
}

/* Who was entered before */

static gboolean
is_listed (JsonObject *answers,
           const char *list,
           JsonObject *person)
{
  g_autofree char *identity = registration_person_identity (person);

  for (guint i = 0; i < registration_rules_count (answers, list); i++)
    {
      g_autofree char *other = registration_person_identity (registration_rules_get_item (answers, list, i));

      if (g_strcmp0 (identity, other) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_offer (KioskOffers *offers,
           JsonObject  *person)
{
  static const char * const keys[] = { "name", "id_type", "id_number", "phone" };
  g_autoptr (JsonObject) offered = json_object_new ();

  json_object_set_string_member (offered, "kind", "person");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (json_object_has_member (person, keys[i]))
      json_object_set_member (offered, keys[i], json_object_dup_member (person, keys[i]));
  kiosk_offers_add (offers, json_object_get_string_member (person, "name"), offered);
}

/* Those of the other list who are not in this one. */
static void
fill_offers (KioskOffers *offers,
             JsonObject  *answers,
             const char  *list,
             const char  *other)
{
  guint n = 0;

  for (guint i = 0; i < registration_rules_count (answers, other) && n < MOST_OFFERS; i++)
    {
      JsonObject *person = registration_rules_get_item (answers, other, i);

      if (!json_object_has_member (person, "name") || is_listed (answers, list, person))
        continue;

      add_offer (offers, person);
      n++;
    }
}

static void
update_offers (KioskRepeatStep *step,
               KioskOffers     *offers,
               const char      *list,
               const char      *other)
{
  g_autoptr (JsonObject) answers = NULL;

  kiosk_offers_clear (offers);
  if (kiosk_repeat_step_get_editing (step) != (int) kiosk_repeat_step_get_length (step)
      || gtk_widget_get_ancestor (GTK_WIDGET (step), KIOSK_TYPE_FLOW) == NULL)
    return;

  answers = dup_answers (KIOSK_STEP (step));
  fill_offers (offers, answers, list, other);
  set_default (KIOSK_STEP (step), "id_type", "resident_id");
  set_default (KIOSK_STEP (step), "method", "money");
}

static void
on_shareholder_edited (KioskRepeatStep *step,
                       GParamSpec      *pspec,
                       KioskOffers     *offers)
{
  update_offers (step, offers, "shareholders", "people");
}

static void
on_person_edited (KioskRepeatStep *step,
                  GParamSpec      *pspec,
                  KioskOffers     *offers)
{
  update_offers (step, offers, "people", "shareholders");
}

/* The share follows from the amount. */
static void
on_amount_changed (KioskStep  *step,
                   KioskField *field)
{
  g_autoptr (JsonObject) item = dup_item (step, TRUE);
  g_autoptr (JsonObject) answers = gtk_widget_get_ancestor (GTK_WIDGET (step), KIOSK_TYPE_FLOW) != NULL ? dup_answers (step) : NULL;
  gint64 amount = registration_rules_amount (item);
  gint64 capital = answers != NULL ? registration_rules_capital (answers) : 0;
  g_autofree char *part = NULL;
  g_autofree char *words = NULL;

  if (amount == 0 || capital == 0 || amount > capital)
    return;

  part = kiosk_decimal_format ((gint64) ((double) amount * PER_CENT / (double) capital + 0.5), 2, FALSE);
  /* Translators: %s is a percentage */
  words = g_strdup_printf (_("%s %% of the registered capital"), part);
  kiosk_field_set_note (field, words);
}

static void
connect_list (KioskRepeatStep *step,
              const List      *list)
{
  g_signal_connect (step, "check", G_CALLBACK (on_check), (gpointer) list);
  watch (KIOSK_STEP (step), "kind", G_CALLBACK (on_kind_changed));
  watch (KIOSK_STEP (step), "id_type", G_CALLBACK (on_kind_changed));
  watch (KIOSK_STEP (step), "id_number", G_CALLBACK (on_number_changed));
}

void
registration_items_connect_shareholders (KioskRepeatStep *step,
                                         KioskOffers     *offers)
{
  connect_list (step, &shareholders);
  watch (KIOSK_STEP (step), "amount", G_CALLBACK (on_amount_changed));
  g_signal_connect_object (step, "notify::editing", G_CALLBACK (on_shareholder_edited), offers, 0);
}

void
registration_items_connect_people (KioskRepeatStep *step,
                                   KioskOffers     *offers)
{
  connect_list (step, &people);
  g_signal_connect_object (step, "notify::editing", G_CALLBACK (on_person_edited), offers, 0);
}
