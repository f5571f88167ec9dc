/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backoff.h"

G_BEGIN_DECLS

/* How long a service, or the gateway as a whole, is left alone after failures. */
typedef struct
{
  KioskBackoff backoff;
  gint64       until;   /* monotonic, in microseconds; 0 if it is not left alone */
} KioskOutboxRest;

/* @least: milliseconds that were asked for, 0 for none. Terminals that lost the same gateway at the same moment do not
 * come back at the same moment. */
void     kiosk_outbox_rest_failed    (KioskOutboxRest *rest, guint least, gint64 now);
void     kiosk_outbox_rest_succeeded (KioskOutboxRest *rest);

/* As after a success, but the next failure makes for as long a rest as it would have. */
void     kiosk_outbox_rest_interrupt (KioskOutboxRest *rest);

/* Milliseconds from @now to its end; 0 if it is over. */
guint    kiosk_outbox_rest_left      (const KioskOutboxRest *rest, gint64 now);

G_END_DECLS
