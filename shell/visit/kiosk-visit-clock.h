/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_VISIT_CLOCK (kiosk_visit_clock_get_type ())
G_DECLARE_FINAL_TYPE (KioskVisitClock, kiosk_visit_clock, KIOSK, VISIT_CLOCK, GObject)

/**
 * kiosk_visit_clock_new:
 * @seconds: how long the kiosk waits for a touch
 *
 * Counts down to the end of a visit to which nobody attends. It goes by monotonic time, so that setting the wall clock
 * ends no visit. Property "remaining" (seconds, notified each second); signal "expired".
 *
 * Returns: (transfer full): a clock at rest
 */
KioskVisitClock *kiosk_visit_clock_new           (guint            seconds);

/* Begins to count, or begins anew: somebody is there. */
void             kiosk_visit_clock_touch         (KioskVisitClock *self);
void             kiosk_visit_clock_stop          (KioskVisitClock *self);
guint            kiosk_visit_clock_get_remaining (KioskVisitClock *self);

G_END_DECLS
