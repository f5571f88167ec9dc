/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-outbox-sender.h"

G_BEGIN_DECLS

/* Visitors who look at the screen and wait for what the gateway says. Whoever has waited long enough is told that it is
 * queued: that is true from the moment from which they are here. */
typedef struct _KioskOutboxWaiters KioskOutboxWaiters;

#define KIOSK_OUTBOX_PATIENCE 8000 /* milliseconds */

KioskOutboxWaiters *kiosk_outbox_waiters_new        (void);
void                kiosk_outbox_waiters_free       (KioskOutboxWaiters  *self);
void                kiosk_outbox_waiters_add        (KioskOutboxWaiters  *self,
                                                     const char          *key,
                                                     GTask               *task);
void                kiosk_outbox_waiters_answer     (KioskOutboxWaiters  *self,
                                                     const char          *key,
                                                     KioskOutboxReceipt   receipt,
                                                     const char          *json);

/* The gateway is away: all of them are told that it is queued. */
void                kiosk_outbox_waiters_answer_all (KioskOutboxWaiters  *self);
char               *kiosk_outbox_waiters_finish     (GAsyncResult        *result,
                                                     KioskOutboxReceipt  *receipt,
                                                     GError             **error);

G_END_DECLS
