/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-settings-rules.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SETTINGS_STORE (kiosk_settings_store_get_type ())
G_DECLARE_FINAL_TYPE (KioskSettingsStore, kiosk_settings_store, KIOSK, SETTINGS_STORE, GObject)

/**
 * kiosk_settings_store_new:
 * @rules: what settings may be
 * @terminal_file: (nullable): the terminal's own file
 * @state: the kiosk's state directory, which keeps what was published and what staff changed
 * @effective: where the effective settings are written; made of the others anew at each start
 * @error: return location: they cannot be written
 *
 * The settings of this terminal: its park's profile, its own file, what was published, and what staff changed, joined into
 * one key file that visits read. A value that it must not have is left out, with a word in the log; what is published or
 * changed with such a value is refused as a whole, and all stays as it was. Each file is replaced whole, so that pulling
 * the plug leaves the old or the new settings.
 *
 * Signal "changed": the effective settings are others.
 *
 * Returns: (transfer full) (nullable): the settings
 */
KioskSettingsStore *kiosk_settings_store_new         (KioskSettingsRules  *rules,
                                                      const char          *terminal_file,
                                                      const char          *state,
                                                      const char          *effective,
                                                      GError             **error);

/* (transfer none): the key file with the effective settings */
const char         *kiosk_settings_store_get_file    (KioskSettingsStore  *self);

/* The version of the published settings that was taken last, 0 for none. */
gint64              kiosk_settings_store_get_version (KioskSettingsStore  *self);

/**
 * kiosk_settings_store_set:
 * @self: the settings
 * @group: "Kiosk" or "services/ID"
 * @key: the setting
 * @text: its new value, as GVariant has it in text
 * @seen: the value that whoever changes it saw before
 * @error: return location: %G_IO_ERROR_WRONG_ETAG if somebody else changed it meanwhile
 *
 * A change on the spot.
 *
 * Returns: (transfer full) (nullable): what the setting is now, in text
 */
char               *kiosk_settings_store_set         (KioskSettingsStore  *self,
                                                      const char          *group,
                                                      const char          *key,
                                                      const char          *text,
                                                      const char          *seen,
                                                      GError             **error);

/* Whether staff could make @key what @text says. */
gboolean            kiosk_settings_store_check       (KioskSettingsStore  *self,
                                                      const char          *group,
                                                      const char          *key,
                                                      const char          *text,
                                                      GError             **error);

/**
 * kiosk_settings_store_set_all:
 * @self: the settings
 * @group: "Kiosk" or "services/ID"
 * @pairs: (array zero-terminated=1): settings and their values, in turns
 * @error: return location
 *
 * Changes on the spot that belong together: all of them, or none.
 *
 * Returns: %TRUE if they are in force
 */
gboolean            kiosk_settings_store_set_all     (KioskSettingsStore   *self,
                                                      const char           *group,
                                                      const char * const   *pairs,
                                                      GError              **error);

/**
 * kiosk_settings_store_reset:
 * @self: the settings
 * @group: "Kiosk" or "services/ID"
 * @key: a setting
 * @error: return location
 *
 * Takes a change on the spot back.
 *
 * Returns: (transfer full) (nullable): what the setting is now, in text
 */
char               *kiosk_settings_store_reset       (KioskSettingsStore  *self,
                                                      const char          *group,
                                                      const char          *key,
                                                      GError             **error);

/* (transfer full) (nullable): a setting in text; %NULL if there is none */
char               *kiosk_settings_store_get         (KioskSettingsStore  *self,
                                                      const char          *group,
                                                      const char          *key);

/* Whether staff changed it on the spot. */
gboolean            kiosk_settings_store_is_changed  (KioskSettingsStore  *self,
                                                      const char          *group,
                                                      const char          *key);

/**
 * kiosk_settings_store_publish:
 * @self: the settings
 * @file: a file with published settings
 * @error: return location: why it was refused
 *
 * Takes published settings if they are signed, for this terminal, and newer than those that were taken last.
 *
 * Returns: %TRUE if they are in force
 */
gboolean            kiosk_settings_store_publish     (KioskSettingsStore  *self,
                                                      GBytes              *file,
                                                      GError             **error);

G_END_DECLS
