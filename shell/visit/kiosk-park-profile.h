/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PARK_PROFILE (kiosk_park_profile_get_type ())
G_DECLARE_FINAL_TYPE (KioskParkProfile, kiosk_park_profile, KIOSK, PARK_PROFILE, GObject)

/**
 * kiosk_park_profile_new:
 * @directory: where profiles lie
 * @park: the park's identifier, such as "haicang"
 * @error: return location
 *
 * What is told of the park itself: its name, its notice, in each language.
 *
 * Returns: (transfer full) (nullable): the profile
 */
KioskParkProfile *kiosk_park_profile_new      (const char        *directory,
                                               const char        *park,
                                               GError           **error);
const char       *kiosk_park_profile_get_park (KioskParkProfile  *self);

/**
 * kiosk_park_profile_dup:
 * @self: a profile
 * @key: "Name", "Zone", "Services" or "Notice"
 * @locale: a language of the kiosk
 *
 * Returns: (transfer full): the words, empty if the profile has none
 */
char             *kiosk_park_profile_dup      (KioskParkProfile  *self,
                                               const char        *key,
                                               const char        *locale);

G_END_DECLS
