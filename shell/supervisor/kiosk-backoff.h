/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long to wait before the next try after failures in a row. The first retry is immediate: a lobby must not stand
 * dark for one bad start. */
typedef struct
{
  guint failures;
} KioskBackoff;

#define KIOSK_BACKOFF_LONGEST 30000

guint kiosk_backoff_failed    (KioskBackoff *backoff);   /* milliseconds to wait now */
void  kiosk_backoff_succeeded (KioskBackoff *backoff);

G_END_DECLS
