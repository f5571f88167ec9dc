/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-flow-draft.h"

#include "core/kiosk-core.h"
#include "kiosk-flow-private.h"
#include "kiosk-step-private.h"
#include "kiosk-submit-step.h"

gboolean
kiosk_flow_hands_in (KioskFlow *self)
{
  GPtrArray *steps = kiosk_flow_get_steps (self);

  for (guint i = 0; i < steps->len; i++)
    if (KIOSK_IS_SUBMIT_STEP (steps->pdata[i]))
      {
        g_autofree char *kind = NULL;

        g_object_get (steps->pdata[i], "kind", &kind, NULL);
        return !g_str_equal (kind, "draft");
      }

  return FALSE;
}

static gboolean
says_something (JsonNode *value)
{
  if (JSON_NODE_HOLDS_ARRAY (value))
    return json_array_get_length (json_node_get_array (value)) > 0;
  return json_node_get_value_type (value) != G_TYPE_BOOLEAN || json_node_get_boolean (value);
}

static gboolean
is_answered (KioskFlow *self)
{
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (self);
  g_autoptr (GList) values = json_object_get_values (answers);

  for (GList *l = values; l != NULL; l = l->next)
    if (says_something (l->data))
      return TRUE;

  return FALSE;
}

gboolean
kiosk_flow_may_be_parked (KioskFlow *self)
{
  KioskStep *current = kiosk_flow_get_current (self);

  return current != NULL && !kiosk_step_is_end (current) && kiosk_flow_get_service (self) != NULL
         && kiosk_flow_hands_in (self) && is_answered (self);
}

JsonNode *
kiosk_flow_dup_content (KioskFlow *self)
{
  GPtrArray *steps = kiosk_flow_get_steps (self);
  JsonObject *content = json_object_new ();
  JsonArray *states = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < steps->len; i++)
    json_array_add_object_element (states, kiosk_step_dup_state (steps->pdata[i]));

  json_object_set_string_member (content, "flow", G_OBJECT_TYPE_NAME (self));
  json_object_set_object_member (content, "answers", kiosk_flow_dup_answers (self));
  json_object_set_array_member (content, "states", states);
  kiosk_flow_save_place (self, content);
  json_node_take_object (node, content);
  return node;
}

/* Whether it is a state for each of the steps that this flow has. */
static gboolean
set_states (KioskFlow *self,
            JsonArray *states)
{
  GPtrArray *steps = kiosk_flow_get_steps (self);

  if (json_array_get_length (states) != steps->len)
    return FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      JsonObject *state = kiosk_json_array_object (states, i, NULL);

      if (state == NULL)
        return FALSE;
      kiosk_step_set_state (steps->pdata[i], state);
    }
  return TRUE;
}

void
kiosk_flow_set_content (KioskFlow  *self,
                        JsonObject *content)
{
  JsonObject *answers = NULL;
  JsonArray *states = NULL;

  if (kiosk_json_get_object (content, "answers", &answers, NULL))
    kiosk_flow_set_answers (self, answers);
  if (kiosk_json_get_array (content, "states", &states, NULL) && set_states (self, states) && kiosk_flow_restore_place (self, content))
    return;

  kiosk_flow_start (self);
}

const char *
kiosk_flow_content_get_type_name (JsonObject *content)
{
  const char *name = NULL;

  return kiosk_json_get_string (content, "flow", &name, NULL) ? name : NULL;
}
