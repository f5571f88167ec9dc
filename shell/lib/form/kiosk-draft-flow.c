/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-draft-flow.h"

#include "kiosk-draft-flow-private.h"
#include "kiosk-draft-step.h"
#include "kiosk-flow-draft.h"
#include "kiosk-flow-private.h"
#include "kiosk-submit-step.h"
#include "kiosk-text-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PHONE_END 4

struct _KioskDraftFlow
{
  KioskFlow       parent_instance;

  KioskFlow      *parked;    /* (weak) (nullable): the flow on the page beneath, until the language changes */
  KioskDraft     *older;     /* (nullable): the draft from which that came */
  KioskDraft     *draft;     /* (nullable): the one that is made here */
  JsonNode       *content;
  KioskTextField *phone_end;
};

G_DEFINE_FINAL_TYPE (KioskDraftFlow, kiosk_draft_flow, KIOSK_TYPE_FLOW)

KioskDraft *
kiosk_draft_flow_get_draft (KioskDraftFlow *self)
{
  return self->draft;
}

/* The older one has served its time; what is handed in after all ends the new one. */
void
kiosk_draft_flow_saved (KioskDraftFlow *self)
{
  if (self->older != NULL)
    kiosk_draft_end (self->older, kiosk_flow_get_context (KIOSK_FLOW (self)));
  g_clear_pointer (&self->older, kiosk_draft_unref);
  if (self->parked != NULL)
    kiosk_flow_set_draft (self->parked, self->draft);
}

/* Of a new code each time: other digits are another draft. */
static JsonNode *
kiosk_draft_flow_build_payload (KioskFlow  *flow,
                                JsonObject *answers)
{
  KioskDraftFlow *self = KIOSK_DRAFT_FLOW (flow);
  JsonNode *payload = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *code = kiosk_draft_new_code ();
  const char *phone_end = json_object_get_string_member_with_default (answers, "phone_end", "");

  g_clear_pointer (&self->draft, kiosk_draft_unref);
  self->draft = kiosk_draft_new (kiosk_flow_get_service (flow), code, phone_end);
  json_object_set_string_member (object, "code", code);
  json_object_set_string_member (object, "phone_end", phone_end);
  json_object_set_member (object, "content", json_node_ref (self->content));
  json_node_take_object (payload, object);
  return payload;
}

static void
take_over (KioskDraftFlow *self,
           KioskFlow      *from,
           JsonNode       *content,
           KioskDraft     *older,
           KioskDraft     *draft)
{
  g_object_set (self, "title", kiosk_flow_get_title (from), "service", kiosk_flow_get_service (from), NULL);
  self->content = json_node_ref (content);
  self->older = older != NULL ? kiosk_draft_ref (older) : NULL;
  self->draft = draft != NULL ? kiosk_draft_ref (draft) : NULL;
}

static KioskFlow *
kiosk_draft_flow_recreate (KioskFlow *flow)
{
  KioskDraftFlow *self = KIOSK_DRAFT_FLOW (flow);
  KioskDraftFlow *next = g_object_new (KIOSK_TYPE_DRAFT_FLOW, NULL);

  take_over (next, flow, self->content, self->older, self->draft);
  return KIOSK_FLOW (next);
}

static char *
on_check (KioskDraftFlow *self,
          JsonNode       *value)
{
  const char *text = json_node_get_string (value);

  return strspn (text, "0123456789") == strlen (text) ? NULL : g_strdup (_("Please enter the four digits."));
}

/* Whoever entered a phone number in the form need not enter its end again. */
static void
propose_phone (KioskDraftFlow *self,
               KioskFlow      *parked)
{
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (parked);
  JsonNode *phone = json_object_get_member (answers, "phone");
  const char *text = phone != NULL && json_node_get_value_type (phone) == G_TYPE_STRING ? json_node_get_string (phone) : "";
  gsize length = strlen (text);
  g_autoptr (JsonNode) end = NULL;

  if (length < 7 || strspn (text + length - PHONE_END, "0123456789") != PHONE_END)
    return;

  end = json_node_init_string (json_node_alloc (), text + length - PHONE_END);
  kiosk_field_set_value (KIOSK_FIELD (self->phone_end), end);
}

KioskFlow *
kiosk_draft_flow_new (KioskFlow *parked)
{
  KioskDraftFlow *self = g_object_new (KIOSK_TYPE_DRAFT_FLOW, NULL);
  g_autoptr (JsonNode) content = kiosk_flow_dup_content (parked);

  take_over (self, parked, content, kiosk_flow_get_draft (parked), NULL);
  g_set_weak_pointer (&self->parked, parked);
  propose_phone (self, parked);
  return KIOSK_FLOW (self);
}

static void
kiosk_draft_flow_dispose (GObject *object)
{
  KioskDraftFlow *self = KIOSK_DRAFT_FLOW (object);

  g_clear_weak_pointer (&self->parked);
  g_clear_pointer (&self->older, kiosk_draft_unref);
  g_clear_pointer (&self->draft, kiosk_draft_unref);
  g_clear_pointer (&self->content, json_node_unref);
  G_OBJECT_CLASS (kiosk_draft_flow_parent_class)->dispose (object);
}

static void
kiosk_draft_flow_class_init (KioskDraftFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_draft_flow_dispose;
  KIOSK_FLOW_CLASS (klass)->recreate = kiosk_draft_flow_recreate;
  KIOSK_FLOW_CLASS (klass)->build_payload = kiosk_draft_flow_build_payload;

  g_type_ensure (KIOSK_TYPE_DRAFT_STEP);
  g_type_ensure (KIOSK_TYPE_SUBMIT_STEP);
  g_type_ensure (KIOSK_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-draft-flow.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDraftFlow, phone_end);
  gtk_widget_class_bind_template_callback (widget_class, on_check);
}

static void
kiosk_draft_flow_init (KioskDraftFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
