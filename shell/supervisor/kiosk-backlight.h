/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_BACKLIGHT (kiosk_backlight_get_type ())
G_DECLARE_FINAL_TYPE (KioskBacklight, kiosk_backlight, KIOSK, BACKLIGHT, GObject)

/**
 * kiosk_backlight_new:
 *
 * The light behind the screen, as Linux shows it in /sys/class/backlight (Documentation/ABI/stable/sysfs-class-backlight).
 *
 * Returns: (transfer full): a light that nobody has touched
 */
KioskBacklight *kiosk_backlight_new         (void);

/**
 * kiosk_backlight_apply:
 * @self: the light
 * @where: its directory; "" for the first one of the machine, "none" for none
 * @percent: how bright
 *
 * Sets it: writes one number into the file “brightness” of that directory, and follows no link in it. Where that cannot be
 * done the picture has to be dimmed instead, and the log says why.
 */
void            kiosk_backlight_apply       (KioskBacklight *self,
                                             const char     *where,
                                             guint           percent);

/* How much of the picture's own brightness visits have to take away, in per cent. */
guint           kiosk_backlight_get_dimming (KioskBacklight *self);

G_END_DECLS
