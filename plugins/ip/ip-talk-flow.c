/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-talk-flow.h"

#include "ip-talk-step.h"

#define SERVICE "ip"

struct _IpTalkFlow
{
  KioskFlow parent_instance;
};

G_DEFINE_FINAL_TYPE (IpTalkFlow, ip_talk_flow, KIOSK_TYPE_FLOW)

/* The hour tells the day. */
static JsonNode *
ip_talk_flow_build_payload (KioskFlow  *flow,
                            JsonObject *answers)
{
  g_autoptr (JsonNode) payload = json_from_string ("{}", NULL);
  g_autoptr (GList) keys = json_object_get_members (answers);

  for (GList *l = keys; l != NULL; l = l->next)
    if (!g_str_equal (l->data, "day"))
      json_object_set_member (json_node_get_object (payload), l->data, json_object_dup_member (answers, l->data));
  return g_steal_pointer (&payload);
}

static void
ip_talk_flow_class_init (IpTalkFlowClass *klass)
{
  KIOSK_FLOW_CLASS (klass)->build_payload = ip_talk_flow_build_payload;

  g_type_ensure (IP_TYPE_TALK_STEP);
  g_type_ensure (KIOSK_TYPE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_CONSENT_FIELD);
  g_type_ensure (KIOSK_TYPE_NAME_FIELD);
  g_type_ensure (KIOSK_TYPE_PHONE_FIELD);
  g_type_ensure (KIOSK_TYPE_RECEIPT_STEP);
  g_type_ensure (KIOSK_TYPE_REVIEW_STEP);
  g_type_ensure (KIOSK_TYPE_SUBMIT_STEP);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/org/parkkiosk/ip/ip-talk-flow.ui");
}

static void
ip_talk_flow_init (IpTalkFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_flow_set_service (KIOSK_FLOW (self), SERVICE);
}
