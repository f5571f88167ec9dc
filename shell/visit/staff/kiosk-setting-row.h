/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-staff-dbus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_SETTING_ROW (kiosk_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskSettingRow, kiosk_setting_row, KIOSK, SETTING_ROW, GtkWidget)

/**
 * kiosk_setting_row_new:
 * @staff: the supervisor's desk, once a PIN was right
 * @group: a group of settings: "Kiosk" or "services/ID"
 * @schema: its schema
 * @key: a setting of it
 *
 * One setting, with what its type, range and choices want: a switch, steps, choices, or a line to type into. What is
 * changed goes to the supervisor at once, and can be taken back.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *kiosk_setting_row_new         (KioskDBusStaff       *staff,
                                          const char           *group,
                                          GSettingsSchema      *schema,
                                          const char           *key);

/* Whether a row can be made of a setting of this type. */
gboolean   kiosk_setting_row_can_show    (GSettingsSchema      *schema,
                                          const char           *key);

G_END_DECLS
