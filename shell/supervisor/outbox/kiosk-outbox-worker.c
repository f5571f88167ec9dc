/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The store has a thread of its own: a disk that takes seconds for an fsync must not keep the supervisor from watching
 * over the visits. */

#include "kiosk-outbox-worker.h"

struct _KioskOutboxWorker
{
  GObject           parent_instance;

  KioskOutboxStore *store;  /* (owned) */
  GThreadPool      *pool;   /* of one thread */
};

G_DEFINE_FINAL_TYPE (KioskOutboxWorker, kiosk_outbox_worker, G_TYPE_OBJECT)

typedef struct
{
  KioskOutboxWork work;
  KioskOutboxJob  job;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->job.item, kiosk_outbox_item_free);
  g_clear_pointer (&order->job.items, g_ptr_array_unref);
  g_clear_pointer (&order->job.resting, g_hash_table_unref);
  g_free (order->job.key);
  g_free (order->job.cause);
  g_free (order);
}

/* In the worker's thread. */
static void
work (gpointer data,
      gpointer store)
{
  GTask *task = data;
  Order *order = g_task_get_task_data (task);
  GError *error = NULL;

  if (order->work (store, &order->job, &error))
    g_task_return_pointer (task, &order->job, NULL);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

KioskOutboxWorker *
kiosk_outbox_worker_new (KioskOutboxStore *store)
{
  KioskOutboxWorker *self = g_object_new (KIOSK_TYPE_OUTBOX_WORKER, NULL);

  self->store = g_object_ref (store);
  self->pool = g_thread_pool_new (work, store, 1, TRUE, NULL);
  return self;
}

KioskOutboxStore *
kiosk_outbox_worker_get_store (KioskOutboxWorker *self)
{
  return self->store;
}

void
kiosk_outbox_worker_run_async (KioskOutboxWorker    *self,
                               KioskOutboxWork       function,
                               const KioskOutboxJob *job,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  /* Not of the worker: that would go with the last task, in its own thread, and wait for it there. */
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->work = function;
  order->job = *job;
  g_task_set_task_data (task, order, order_free);
  g_thread_pool_push (self->pool, task, NULL);
}

KioskOutboxJob *
kiosk_outbox_worker_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
kiosk_outbox_worker_finalize (GObject *object)
{
  KioskOutboxWorker *self = KIOSK_OUTBOX_WORKER (object);

  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_object_unref (self->store);
  G_OBJECT_CLASS (kiosk_outbox_worker_parent_class)->finalize (object);
}

static void
kiosk_outbox_worker_class_init (KioskOutboxWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_outbox_worker_finalize;
}

static void
kiosk_outbox_worker_init (KioskOutboxWorker *self)
{
}
