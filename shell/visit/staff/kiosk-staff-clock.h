/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-staff-dbus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_CLOCK (kiosk_staff_clock_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffClock, kiosk_staff_clock, KIOSK, STAFF_CLOCK, GtkWidget)

/**
 * kiosk_staff_clock_new:
 * @staff: the supervisor's desk, once a PIN was right
 *
 * The clock of the terminal, its time zone, whether something keeps it right, and a warning where the gateway's clock says
 * something else.
 *
 * Returns: (transfer floating): the clock
 */
GtkWidget *kiosk_staff_clock_new (KioskDBusStaff *staff);

G_END_DECLS
