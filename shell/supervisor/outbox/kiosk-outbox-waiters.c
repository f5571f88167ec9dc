/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-outbox-waiters.h"

struct _KioskOutboxWaiters
{
  GPtrArray *waiters;  /* of Waiter */
};

typedef struct
{
  KioskOutboxWaiters *all;
  GTask              *task;     /* (owned) */
  char               *key;
  guint               patience_id;
} Waiter;

static void
waiter_free (gpointer data)
{
  Waiter *waiter = data;

  g_clear_handle_id (&waiter->patience_id, g_source_remove);
  g_object_unref (waiter->task);
  g_free (waiter->key);
  g_free (waiter);
}

/* Takes @index from among them. */
static void
answer (KioskOutboxWaiters *self,
        guint               index,
        KioskOutboxReceipt  receipt,
        const char         *json)
{
  Waiter *waiter = g_ptr_array_steal_index (self->waiters, index);
  KioskOutboxReceipt *told = g_new (KioskOutboxReceipt, 1);

  *told = receipt;
  g_task_set_task_data (waiter->task, told, g_free);
  g_task_return_pointer (waiter->task, g_strdup (json), g_free);
  waiter_free (waiter);
}

static void
on_patience_over (gpointer user_data)
{
  Waiter *waiter = user_data;
  guint index;

  waiter->patience_id = 0;
  if (g_ptr_array_find (waiter->all->waiters, waiter, &index))
    answer (waiter->all, index, KIOSK_OUTBOX_RECEIPT_QUEUED, "");
}

void
kiosk_outbox_waiters_add (KioskOutboxWaiters *self,
                          const char         *key,
                          GTask              *task)
{
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->all = self;
  waiter->task = g_object_ref (task);
  waiter->key = g_strdup (key);
  waiter->patience_id = g_timeout_add_once (KIOSK_OUTBOX_PATIENCE, on_patience_over, waiter);
  g_ptr_array_add (self->waiters, waiter);
}

void
kiosk_outbox_waiters_answer (KioskOutboxWaiters *self,
                             const char         *key,
                             KioskOutboxReceipt  receipt,
                             const char         *json)
{
  for (guint i = self->waiters->len; i-- > 0;)
    if (g_str_equal (((Waiter *) self->waiters->pdata[i])->key, key))
      answer (self, i, receipt, json);
}

void
kiosk_outbox_waiters_answer_all (KioskOutboxWaiters *self)
{
  while (self->waiters->len > 0)
    answer (self, 0, KIOSK_OUTBOX_RECEIPT_QUEUED, "");
}

char *
kiosk_outbox_waiters_finish (GAsyncResult        *result,
                             KioskOutboxReceipt  *receipt,
                             GError             **error)
{
  char *json = g_task_propagate_pointer (G_TASK (result), error);

  if (json != NULL)
    *receipt = *(KioskOutboxReceipt *) g_task_get_task_data (G_TASK (result));
  return json;
}

KioskOutboxWaiters *
kiosk_outbox_waiters_new (void)
{
  KioskOutboxWaiters *self = g_new0 (KioskOutboxWaiters, 1);

  self->waiters = g_ptr_array_new_with_free_func (waiter_free);
  return self;
}

void
kiosk_outbox_waiters_free (KioskOutboxWaiters *self)
{
  kiosk_outbox_waiters_answer_all (self);
  g_ptr_array_unref (self->waiters);
  g_free (self);
}
