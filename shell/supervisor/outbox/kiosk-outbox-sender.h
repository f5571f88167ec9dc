/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-delivery.h"
#include "kiosk-outbox-worker.h"
#include "kiosk-pinned-key.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * KioskOutboxReceipt:
 * @KIOSK_OUTBOX_RECEIPT_ACCEPTED: the gateway has it; its answer is there
 * @KIOSK_OUTBOX_RECEIPT_QUEUED: it is on the disk, and delivered for as long as that takes
 * @KIOSK_OUTBOX_RECEIPT_REFUSED: the gateway does not take it; its problem details are there
 *
 * What a visitor is told of a submission.
 */
typedef enum
{
  KIOSK_OUTBOX_RECEIPT_ACCEPTED,
  KIOSK_OUTBOX_RECEIPT_QUEUED,
  KIOSK_OUTBOX_RECEIPT_REFUSED,
} KioskOutboxReceipt;

#define KIOSK_TYPE_OUTBOX_SENDER (kiosk_outbox_sender_get_type ())
G_DECLARE_FINAL_TYPE (KioskOutboxSender, kiosk_outbox_sender, KIOSK, OUTBOX_SENDER, GObject)

/**
 * kiosk_outbox_sender_new:
 * @worker: the store with its thread
 * @delivery: the way to the gateway
 * @key: for whom submissions are sealed
 *
 * Delivers what waits, one at a time, and those of one service in their order. After a failure it waits, longer each time
 * up to half a minute, by monotonic time; a service over which the gateway fails holds up no other.
 *
 * Returns: (transfer full): a sender at rest
 */
KioskOutboxSender *kiosk_outbox_sender_new           (KioskOutboxWorker    *worker,
                                                      KioskDelivery        *delivery,
                                                      KioskPinnedKey       *key);
void               kiosk_outbox_sender_start         (KioskOutboxSender    *self);
void               kiosk_outbox_sender_stop          (KioskOutboxSender    *self);
KioskOutboxWorker *kiosk_outbox_sender_get_worker    (KioskOutboxSender    *self);

/* Something else may be delivered than before: looks at once, whatever it is waiting for. */
void               kiosk_outbox_sender_wake          (KioskOutboxSender    *self);

/* The key to seal for. Fails where nothing could be kept or sealed now: for asking before a visitor begins. */
void               kiosk_outbox_sender_get_key_async  (KioskOutboxSender    *self,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
GBytes            *kiosk_outbox_sender_get_key_finish (KioskOutboxSender    *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/**
 * kiosk_outbox_sender_submit_async:
 * @self: a sender
 * @envelope: a whole envelope
 * @callback: called when there is something to tell
 * @user_data: for @callback
 *
 * Keeps an envelope, and waits for a few seconds at most for what the gateway says.
 */
void               kiosk_outbox_sender_submit_async   (KioskOutboxSender    *self,
                                                       GBytes               *envelope,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);

/**
 * kiosk_outbox_sender_submit_finish:
 * @self: a sender
 * @result: the result
 * @receipt: (out): what to tell
 * @error: return location; nothing is kept then
 *
 * Returns: (transfer full) (nullable): what the gateway said, "" if it is queued
 */
char              *kiosk_outbox_sender_submit_finish  (KioskOutboxSender    *self,
                                                       GAsyncResult         *result,
                                                       KioskOutboxReceipt   *receipt,
                                                       GError              **error);

/* FALSE without @error if it is not @id that the gateway showed last. */
gboolean           kiosk_outbox_sender_accept_key     (KioskOutboxSender    *self,
                                                       const char           *id,
                                                       GError              **error);

/* Adds a member "outbox": how much waits, and what it waits for. */
void               kiosk_outbox_sender_describe       (KioskOutboxSender    *self,
                                                       JsonBuilder          *builder);

G_END_DECLS
