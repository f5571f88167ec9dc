/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * kiosk_terminal_settings_new:
 * @file: (nullable): a key file with a group "Kiosk"; %NULL for the user's own settings
 * @error: return location for a %G_IO_ERROR_NOT_FOUND where the kiosk's schema is not installed
 *
 * Returns: (transfer full) (nullable): the settings of this terminal
 */
GSettings *kiosk_terminal_settings_new        (const char  *file,
                                               GError     **error);

/**
 * kiosk_terminal_settings_find_schema:
 * @directories: (array zero-terminated=1): folders of services, which may hold a compiled schema each
 * @group: a group of a settings file: "Kiosk", or "services/ID" for those of a service
 *
 * A service called ID has the schema org.parkkiosk.service.ID with the path /org/parkkiosk/services/ID/.
 *
 * Returns: (transfer full) (nullable): the schema of that group; %NULL where there is none, or it has another path
 */
GSettingsSchema *kiosk_terminal_settings_find_schema (const char * const *directories,
                                                      const char         *group);

/**
 * kiosk_terminal_settings_new_for_service:
 * @file: (nullable): a key file with the settings of this terminal; %NULL for the user's own settings
 * @directories: (array zero-terminated=1): folders of services
 * @id: a service
 *
 * Returns: (transfer full) (nullable): the settings of that service; %NULL if it ships no schema
 */
GSettings *kiosk_terminal_settings_new_for_service (const char         *file,
                                                    const char * const *directories,
                                                    const char         *id);

/**
 * kiosk_terminal_settings_read_token:
 * @settings: a terminal's settings
 *
 * The terminal's own token lies in a file that only the kiosk can read, not among the settings. That it cannot be read
 * is told in the log.
 *
 * Returns: (transfer full) (nullable): the token
 */
char      *kiosk_terminal_settings_read_token (GSettings   *settings);

G_END_DECLS
