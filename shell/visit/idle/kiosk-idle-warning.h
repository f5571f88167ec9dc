/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-visit-clock.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_IDLE_WARNING (kiosk_idle_warning_get_type ())
G_DECLARE_FINAL_TYPE (KioskIdleWarning, kiosk_idle_warning, KIOSK, IDLE_WARNING, GtkWidget)

/* Lies over the screen of a visit to which nobody attends, counts down with @clock, and asks whether to go on (action
 * "visit.go-on"), to end (action "visit.end") or, with @may_park, to save a form for later (action "visit.park"). */
GtkWidget *kiosk_idle_warning_new (KioskVisitClock *clock,
                                   gboolean         may_park);

G_END_DECLS
