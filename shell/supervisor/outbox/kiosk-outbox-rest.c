/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-outbox-rest.h"

#define LEAST 100 /* milliseconds */

void
kiosk_outbox_rest_failed (KioskOutboxRest *rest,
                          guint            least,
                          gint64           now)
{
  guint pause = MAX (kiosk_backoff_failed (&rest->backoff), LEAST);

  rest->until = now + (gint64) MAX (least, pause * g_random_double_range (0.5, 1.0)) * 1000;
}

void
kiosk_outbox_rest_succeeded (KioskOutboxRest *rest)
{
  kiosk_backoff_succeeded (&rest->backoff);
  rest->until = 0;
}

void
kiosk_outbox_rest_interrupt (KioskOutboxRest *rest)
{
  rest->until = 0;
}

guint
kiosk_outbox_rest_left (const KioskOutboxRest *rest,
                        gint64                 now)
{
  return rest->until > now ? (guint) ((rest->until - now + 999) / 1000) : 0;
}
