/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_DEVICES (kiosk_devices_get_type ())
G_DECLARE_FINAL_TYPE (KioskDevices, kiosk_devices, KIOSK, DEVICES, GObject)

/**
 * kiosk_devices_new:
 * @interval: milliseconds from one look to the next
 *
 * How printer and camera are, for those who look after the terminal.
 *
 * Returns: (transfer full): devices of a terminal that has none yet
 */
KioskDevices *kiosk_devices_new      (guint         interval);

/**
 * kiosk_devices_set_up:
 * @self: the devices
 * @printer: name of its queue at the print server; empty for none
 * @camera: as in the settings: a device, “none”, or empty for the first one of the machine
 *
 * A camera that is not named is missed only if it was there before: not every terminal has one.
 */
void          kiosk_devices_set_up   (KioskDevices *self,
                                      const char   *printer,
                                      const char   *camera);
void          kiosk_devices_start    (KioskDevices *self);
void          kiosk_devices_stop     (KioskDevices *self);

/**
 * kiosk_devices_add:
 * @self: the devices
 * @builder: with an object that is open
 *
 * Adds a member for each device that the terminal should have: "ok", "missing" or "trouble", as they were at the last look.
 */
void          kiosk_devices_add      (KioskDevices *self,
                                      JsonBuilder  *builder);

/* Adds all of them as a member "devices". */
void          kiosk_devices_describe (KioskDevices *self,
                                      JsonBuilder  *builder);

G_END_DECLS
