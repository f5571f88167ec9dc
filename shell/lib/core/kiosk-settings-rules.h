/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KioskSettingsLayer:
 * @KIOSK_SETTINGS_LAYER_PROFILE: what came with the park's profile
 * @KIOSK_SETTINGS_LAYER_TERMINAL: the terminal's own file, written when it was set up
 * @KIOSK_SETTINGS_LAYER_PUBLISHED: what was published for the park or the terminal, signed
 * @KIOSK_SETTINGS_LAYER_STAFF: what staff changed on the spot
 *
 * Where a setting comes from; a later layer has the last word.
 */
typedef enum
{
  KIOSK_SETTINGS_LAYER_PROFILE,
  KIOSK_SETTINGS_LAYER_TERMINAL,
  KIOSK_SETTINGS_LAYER_PUBLISHED,
  KIOSK_SETTINGS_LAYER_STAFF,
} KioskSettingsLayer;

#define KIOSK_TYPE_SETTINGS_RULES (kiosk_settings_rules_get_type ())
G_DECLARE_FINAL_TYPE (KioskSettingsRules, kiosk_settings_rules, KIOSK, SETTINGS_RULES, GObject)

/**
 * KioskSettingsRules:
 *
 * What may be set: the types, ranges and choices of the schemas, and which layer may say what.
 */

/**
 * kiosk_settings_rules_new:
 * @parks: folder of the parks' profiles
 * @services: (array zero-terminated=1): folders of services, with their schemas
 *
 * What a setting may be: the schemas' types, ranges and choices, and what each layer may say.
 *
 * Returns: (transfer full): the rules
 */
KioskSettingsRules *kiosk_settings_rules_new         (const char          *parks,
                                                      const char * const  *services);

/**
 * kiosk_settings_rules_check:
 * @self: the rules
 * @layer: who says it
 * @group: "Kiosk" or "services/ID"
 * @key: the setting
 * @text: its value, as GVariant has it in text
 * @error: return location for the reason, with group and key
 *
 * Returns: (transfer full) (nullable): the value in its own type
 */
GVariant           *kiosk_settings_rules_check       (KioskSettingsRules  *self,
                                                      KioskSettingsLayer   layer,
                                                      const char          *group,
                                                      const char          *key,
                                                      const char          *text,
                                                      GError             **error);

/**
 * kiosk_settings_rules_get_default:
 * @self: the rules
 * @group: "Kiosk" or "services/ID"
 * @key: the setting
 *
 * Gives what a setting is where no layer names it.
 *
 * Returns: (transfer full) (nullable): the value; %NULL for a setting that there is not
 */
GVariant           *kiosk_settings_rules_get_default (KioskSettingsRules  *self,
                                                      const char          *group,
                                                      const char          *key);

/**
 * kiosk_settings_rules_is_group:
 * @group: the name of a group of a key file
 *
 * Tells the groups of settings, "Kiosk" and those that begin with "services/", from others.
 *
 * Returns: %TRUE if it holds settings
 */
gboolean            kiosk_settings_rules_is_group    (const char          *group);

/**
 * kiosk_settings_rules_get_profile:
 * @self: the rules
 * @park: identifier of a park
 *
 * Finds the file of a park's profile.
 *
 * Returns: (transfer full): its path; the file need not be there
 */
char               *kiosk_settings_rules_get_profile (KioskSettingsRules  *self,
                                                      const char          *park);

G_END_DECLS
