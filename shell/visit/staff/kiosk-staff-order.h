/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-staff-dbus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_ORDER (kiosk_staff_order_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffOrder, kiosk_staff_order, KIOSK, STAFF_ORDER, GObject)

/**
 * kiosk_staff_order_new:
 * @staff: the supervisor's desk, once a PIN was right
 * @rows: (transfer none): a vertical box, in a page that scrolls; outlives this
 * @order_key: the setting with the order
 * @off_key: the setting with what is off
 *
 * Rows that staff order and turn on and off: what they do goes into two settings with the rows' identifiers. Signals:
 * "switched" (): it became known what is on; "trouble" (char *words): a change was refused.
 *
 * Returns: (transfer full): an order of no rows
 */
KioskStaffOrder *kiosk_staff_order_new   (KioskDBusStaff  *staff,
                                          GtkBox          *rows,
                                          const char      *order_key,
                                          const char      *off_key);

/**
 * kiosk_staff_order_add:
 * @self: an order
 * @row: (transfer floating): goes to the end of the rows, and bears @id as its name from now on
 * @id: what the settings call it
 * @handle: in @row, where a finger takes hold of it to move it
 */
void             kiosk_staff_order_add   (KioskStaffOrder *self,
                                          GtkWidget       *row,
                                          const char      *id,
                                          GtkWidget       *handle);

/* Puts @row one place up or down. */
void             kiosk_staff_order_step  (KioskStaffOrder *self,
                                          GtkWidget       *row,
                                          int              direction);

/* Turns @row on or off. */
void             kiosk_staff_order_set_on (KioskStaffOrder *self,
                                           GtkWidget       *row,
                                           gboolean         on);
gboolean         kiosk_staff_order_is_on  (KioskStaffOrder *self,
                                           GtkWidget       *row);

G_END_DECLS
