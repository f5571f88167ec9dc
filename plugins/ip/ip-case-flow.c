/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-case-flow.h"

#include "ip-dispute.h"

#define SERVICE "ip"

struct _IpCaseFlow
{
  KioskFlow  parent_instance;

  KioskStep *place;
};

G_DEFINE_FINAL_TYPE (IpCaseFlow, ip_case_flow, KIOSK_TYPE_FLOW)

/* As soon as the days are known, so is how long there is to answer. */
static void
on_received_changed (KioskField *received,
                     IpCaseFlow *self)
{
  KioskField *place = kiosk_step_get_field (self->place, "jurisdiction");
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (KIOSK_FLOW (self));
  g_autoptr (JsonNode) jurisdiction = kiosk_field_get_value (place);
  g_autoptr (JsonNode) day = kiosk_field_get_value (received);
  g_autofree char *words = NULL;

  if (jurisdiction == NULL || day == NULL)
    return;

  json_object_set_member (answers, "jurisdiction", g_steal_pointer (&jurisdiction));
  json_object_set_member (answers, "received", g_steal_pointer (&day));
  words = ip_dispute_describe (answers);
  if (words != NULL)
    kiosk_field_set_note (received, words);
}

static void
on_place_changed (IpCaseFlow *self)
{
  KioskField *received = kiosk_step_get_field (self->place, "received");

  kiosk_field_set_note (received, NULL);
  on_received_changed (received, self);
}

static JsonNode *
ip_case_flow_build_payload (KioskFlow  *flow,
                            JsonObject *answers)
{
  return ip_dispute_build (answers);
}

static void
ip_case_flow_class_init (IpCaseFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KIOSK_FLOW_CLASS (klass)->build_payload = ip_case_flow_build_payload;

  g_type_ensure (KIOSK_TYPE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_CONSENT_FIELD);
  g_type_ensure (KIOSK_TYPE_DATE_FIELD);
  g_type_ensure (KIOSK_TYPE_IDENTIFIER_FIELD);
  g_type_ensure (KIOSK_TYPE_MONEY_FIELD);
  g_type_ensure (KIOSK_TYPE_MULTIPLE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_NAME_FIELD);
  g_type_ensure (KIOSK_TYPE_PHONE_FIELD);
  g_type_ensure (KIOSK_TYPE_PHOTO_FIELD);
  g_type_ensure (KIOSK_TYPE_RECEIPT_STEP);
  g_type_ensure (KIOSK_TYPE_REVIEW_STEP);
  g_type_ensure (KIOSK_TYPE_SUBMIT_STEP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/ip/ip-case-flow.ui");
  gtk_widget_class_bind_template_child (widget_class, IpCaseFlow, place);
  gtk_widget_class_bind_template_callback (widget_class, on_received_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_place_changed);
}

static void
ip_case_flow_init (IpCaseFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_flow_set_service (KIOSK_FLOW (self), SERVICE);
}
