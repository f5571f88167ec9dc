/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_VISIT_CLOCK (kiosk_visit_clock_get_type ())
G_DECLARE_FINAL_TYPE (KioskVisitClock, kiosk_visit_clock, KIOSK, VISIT_CLOCK, GObject)

/**
 * kiosk_visit_clock_new:
 * @patience: seconds without a touch before it warns
 * @warning: seconds from the warning to the end
 *
 * Counts down to the end of a visit to which nobody attends. It goes by monotonic time, so that setting the wall clock
 * ends no visit. Property "remaining" (seconds to the end, notified each second); signals "warning" and "expired".
 *
 * Returns: (transfer full): a clock at rest
 */
KioskVisitClock *kiosk_visit_clock_new           (guint            patience,
                                                  guint            warning);

/* Begins to count, or begins anew, after a warning as well: somebody says that they are there. As often as they like:
 * WCAG 2.2, 2.2.1, asks for at least ten times. */
void             kiosk_visit_clock_go_on         (KioskVisitClock *self);

/* The screen was touched: begins anew, unless it has warned already. That wants an answer, since whoever touches the
 * screen then may be the next visitor. */
void             kiosk_visit_clock_touch         (KioskVisitClock *self);

/* @seconds: the patience from now on, as for a page with much to write */
void             kiosk_visit_clock_set_patience  (KioskVisitClock *self,
                                                  guint            seconds);
void             kiosk_visit_clock_stop          (KioskVisitClock *self);
guint            kiosk_visit_clock_get_remaining (KioskVisitClock *self);
guint            kiosk_visit_clock_get_warning   (KioskVisitClock *self);

G_END_DECLS
