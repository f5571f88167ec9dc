/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-outbox-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What one piece of work on the store takes and gives. */
typedef struct
{
  KioskOutboxItem *item;     /* (owned) (nullable) */
  GPtrArray       *items;    /* (owned) (nullable) */
  GHashTable      *resting;  /* (owned) (nullable) */
  char            *key;      /* (owned) (nullable) */
  char            *cause;    /* (owned) (nullable) */
  gboolean         parked;
  int              fd;
  int              count;
} KioskOutboxJob;

/* FALSE with @error. */
typedef gboolean (*KioskOutboxWork) (KioskOutboxStore *store, KioskOutboxJob *job, GError **error);

#define KIOSK_TYPE_OUTBOX_WORKER (kiosk_outbox_worker_get_type ())
G_DECLARE_FINAL_TYPE (KioskOutboxWorker, kiosk_outbox_worker, KIOSK, OUTBOX_WORKER, GObject)

/**
 * kiosk_outbox_worker_new:
 * @store: a store; nobody else may use it but to count
 *
 * Returns: (transfer full): a worker that does what it is given in the order in which it is given
 */
KioskOutboxWorker *kiosk_outbox_worker_new       (KioskOutboxStore     *store);
KioskOutboxStore  *kiosk_outbox_worker_get_store (KioskOutboxWorker    *self);

/**
 * kiosk_outbox_worker_run_async:
 * @self: a worker
 * @work: what to do
 * @job: copied, and what it owns taken
 * @callback: called when done
 * @user_data: for @callback
 */
void               kiosk_outbox_worker_run_async (KioskOutboxWorker    *self,
                                                  KioskOutboxWork       work,
                                                  const KioskOutboxJob *job,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/* (transfer none) (nullable): the job as the work left it, for as long as @result lives; %NULL with @error */
KioskOutboxJob    *kiosk_outbox_worker_finish    (GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
