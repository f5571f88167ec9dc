/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

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
 * @key: "Name", "Zone", "Tagline", "Services", "Notice", "Emergency" or "Address"
 * @locale: a language of the kiosk
 *
 * Returns: (transfer full): the words, empty if the profile has none
 */
char             *kiosk_park_profile_dup      (KioskParkProfile  *self,
                                               const char        *key,
                                               const char        *locale);

/**
 * kiosk_park_profile_set_words:
 * @self: a profile
 * @key: as above
 * @words: an a{ss} of words by language; an empty one changes nothing
 *
 * Words that hold for now in place of the profile's own. A language that is missing has those of zh_CN, or else of the
 * first one.
 */
void              kiosk_park_profile_set_words (KioskParkProfile *self,
                                                const char       *key,
                                                GVariant         *words);

/* (transfer full): the language in which the park meets its visitors, one of the kiosk's */
char             *kiosk_park_profile_dup_language (KioskParkProfile *self);

/* Whether the profile names a colour of its own. */
gboolean          kiosk_park_profile_get_accent   (KioskParkProfile *self,
                                                   GdkRGBA          *accent);

G_END_DECLS
