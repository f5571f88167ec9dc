/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where the visitor is in a flow: kept in a draft, and carried over when the flow is made anew in another language. */

#include "kiosk-flow-parts-private.h"

#include "core/kiosk-core.h"
#include "kiosk-step-private.h"

/* What a draft is resumed at is a step with a question: not one that was waiting for the gateway. */
static int
place_of (KioskFlow *self)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  int index = kiosk_flow_index_of (self, priv->current);

  while (index > 0 && !(kiosk_step_is_counted (priv->steps->pdata[index]) && kiosk_step_is_shown (priv->steps->pdata[index], priv->answers)))
    index--;
  return MAX (index, 0);
}

void
kiosk_flow_save_place (KioskFlow  *self,
                       JsonObject *place)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  JsonArray *passed = json_array_new ();

  for (guint i = 0; i < priv->steps->len; i++)
    if (g_hash_table_contains (priv->passed, priv->steps->pdata[i]))
      json_array_add_int_element (passed, i);

  json_object_set_int_member (place, "step", place_of (self));
  json_object_set_array_member (place, "passed", passed);
  if (priv->review != NULL)
    json_object_set_int_member (place, "review", kiosk_flow_index_of (self, priv->review));
}

static KioskStep *
step_at (KioskFlow  *self,
         JsonObject *place,
         const char *member)
{
  GPtrArray *steps = kiosk_flow_parts (self)->steps;
  gint64 index = -1;

  return kiosk_json_get_int (place, member, &index, NULL) && index >= 0 && index < (gint64) steps->len ? steps->pdata[index] : NULL;
}

gboolean
kiosk_flow_restore_place (KioskFlow  *self,
                          JsonObject *place)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  KioskStep *current = step_at (self, place, "step");
  JsonArray *passed = NULL;

  kiosk_flow_collect (self);
  if (current == NULL || !kiosk_step_is_shown (current, priv->answers) || !kiosk_json_get_array (place, "passed", &passed, NULL))
    return FALSE;

  for (guint i = 0; i < priv->steps->len; i++)
    for (guint j = 0; j < json_array_get_length (passed); j++)
      if (json_array_get_int_element (passed, j) == i)
        g_hash_table_add (priv->passed, priv->steps->pdata[i]);

  priv->review = step_at (self, place, "review");
  g_clear_pointer (&priv->before, json_object_unref);
  if (priv->review != NULL)
    priv->before = json_object_ref (priv->answers);
  kiosk_flow_show_step (self, current);
  return TRUE;
}

void
kiosk_flow_set_draft (KioskFlow  *self,
                      KioskDraft *draft)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);

  if (draft != NULL)
    kiosk_draft_ref (draft);
  g_clear_pointer (&priv->draft, kiosk_draft_unref);
  priv->draft = draft;
}

KioskDraft *
kiosk_flow_get_draft (KioskFlow *self)
{
  return kiosk_flow_parts (self)->draft;
}

static KioskStep *
same_step (KioskFlow *self,
           KioskStep *step,
           KioskFlow *next)
{
  int index = kiosk_flow_index_of (self, step);

  return index >= 0 ? kiosk_flow_parts (next)->steps->pdata[index] : NULL;
}

KioskFlow *
kiosk_flow_recreate (KioskFlow *self)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  KioskFlow *next = KIOSK_FLOW_GET_CLASS (self)->recreate (self);

  kiosk_flow_set_service (next, priv->service);
  kiosk_flow_set_context (next, priv->context);
  kiosk_flow_set_receipt (next, priv->receipt);
  kiosk_flow_set_draft (next, priv->draft);

  for (guint i = 0; i < priv->steps->len; i++)
    {
      kiosk_step_copy (priv->steps->pdata[i], kiosk_flow_parts (next)->steps->pdata[i]);
      if (g_hash_table_contains (priv->passed, priv->steps->pdata[i]))
        g_hash_table_add (kiosk_flow_parts (next)->passed, kiosk_flow_parts (next)->steps->pdata[i]);
    }
  kiosk_flow_collect (next);
  kiosk_flow_parts (next)->before = priv->before != NULL ? json_object_ref (priv->before) : NULL;
  kiosk_flow_parts (next)->review = same_step (self, priv->review, next);
  kiosk_flow_parts (next)->current = same_step (self, priv->current, next);
  if (kiosk_flow_parts (next)->current != NULL)
    gtk_widget_set_visible (GTK_WIDGET (kiosk_flow_parts (next)->current), TRUE);
  return next;
}
