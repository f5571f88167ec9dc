/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-backoff.h"

guint
kiosk_backoff_failed (KioskBackoff *backoff)
{
  guint doublings = MIN (backoff->failures, 8);

  if (backoff->failures++ == 0)
    return 0;

  return MIN (250u << (doublings - 1), KIOSK_BACKOFF_LONGEST);
}

void
kiosk_backoff_succeeded (KioskBackoff *backoff)
{
  backoff->failures = 0;
}
