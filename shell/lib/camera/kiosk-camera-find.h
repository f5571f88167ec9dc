/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * kiosk_camera_find:
 * @source: as kiosk_camera_new() takes it
 * @error: return location for why there is none
 *
 * Looks for the device or file, and does not open it for longer than to ask what it is.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *kiosk_camera_find (const char  *source,
                         GError     **error);

G_END_DECLS
