/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-staff-dbus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PIN_PAD (kiosk_pin_pad_get_type ())
G_DECLARE_FINAL_TYPE (KioskPinPad, kiosk_pin_pad, KIOSK, PIN_PAD, GtkWidget)

/**
 * kiosk_pin_pad_new:
 * @staff: the supervisor's desk
 *
 * Asks for role and PIN, of which only dots are shown. Signal "admitted" (char *role): the PIN was right.
 *
 * Returns: (transfer floating): the pad
 */
GtkWidget *kiosk_pin_pad_new (KioskDBusStaff *staff);

G_END_DECLS
