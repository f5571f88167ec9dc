/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-staff-dbus.h"
#include "kiosk-touch-test.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_DEVICES (kiosk_staff_devices_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffDevices, kiosk_staff_devices, KIOSK, STAFF_DEVICES, GtkWidget)

/**
 * kiosk_staff_devices_new:
 * @staff: the supervisor's desk, once a PIN was right
 * @context: what the shell lends; its camera is on only while its picture is wanted
 * @settings: those of the terminal
 *
 * What belongs to the terminal, and how each of it is: network, printer, camera, touch panel and loudspeaker. Signal:
 * "touch-test" (): the touch panel is to be tested, which takes the whole screen.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *kiosk_staff_devices_new          (KioskDBusStaff    *staff,
                                             KioskContext      *context,
                                             GSettings         *settings);

/* What a test of the touch panel has found. */
void       kiosk_staff_devices_tell_touch   (KioskStaffDevices *self,
                                             KioskTouchTest    *test);

G_END_DECLS
