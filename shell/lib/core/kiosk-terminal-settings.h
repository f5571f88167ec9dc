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
