/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-staff-role.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Wrong PINs of a role that are forgiven; then each try has to wait, twice as long each time, up to the longest. */
#define KIOSK_PINS_FREE_TRIES 3
#define KIOSK_PINS_FIRST_WAIT 30
#define KIOSK_PINS_LAST_WAIT  3600

#define KIOSK_TYPE_PINS (kiosk_pins_get_type ())
G_DECLARE_FINAL_TYPE (KioskPins, kiosk_pins, KIOSK, PINS, GObject)

/**
 * kiosk_pins_new:
 * @state: the kiosk's state directory
 *
 * The PINs of staff, a hash (Argon2id) for each role, and how often a wrong one was tried. A try is on the disk before it is
 * looked at, so that neither a restart nor a power cut gives anybody another one.
 *
 * Returns: (transfer full): the PINs
 */
KioskPins *kiosk_pins_new          (const char           *state);

/**
 * kiosk_pins_set:
 * @self: the PINs
 * @role: whose
 * @pin: 6 to 12 digits
 * @error: return location
 *
 * Blocks for about a tenth of a second. Wrong tries are forgotten.
 *
 * Returns: %TRUE if it is on the disk
 */
gboolean   kiosk_pins_set          (KioskPins            *self,
                                    KioskStaffRole        role,
                                    const char           *pin,
                                    GError              **error);

/**
 * kiosk_pins_check_async:
 * @self: the PINs
 * @role: who somebody says to be
 * @pin: what was typed
 * @now: seconds since the epoch
 * @callback: called when done
 * @user_data: for @callback
 *
 * One try at a time is looked at.
 */
void       kiosk_pins_check_async  (KioskPins            *self,
                                    KioskStaffRole        role,
                                    const char           *pin,
                                    gint64                now,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);

/**
 * kiosk_pins_check_finish:
 * @self: the PINs
 * @result: the result
 * @wait: (out): seconds until the next try is looked at
 * @error: return location: the try could not be kept on the disk
 *
 * Returns: %TRUE if it is the right PIN; %FALSE without @error if it is not, or nothing is looked at now
 */
gboolean   kiosk_pins_check_finish (KioskPins            *self,
                                    GAsyncResult         *result,
                                    guint                *wait,
                                    GError              **error);

/* Whether a role has a PIN. */
gboolean   kiosk_pins_is_set       (KioskPins            *self,
                                    KioskStaffRole        role);

/* Wrong tries of a role since the last right one. */
guint      kiosk_pins_get_failures (KioskPins            *self,
                                    KioskStaffRole        role);

G_END_DECLS
