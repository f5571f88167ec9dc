/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-service.h"

G_BEGIN_DECLS

/**
 * kiosk_service_module_load:
 * @path: a module
 * @error: return location for a [enum@LoaderError]
 *
 * Maps a service's module, all symbols bound at once and to itself alone, and makes its service. It stays mapped for as
 * long as the process lives: GTypes cannot be taken back.
 *
 * Returns: (transfer full) (nullable): the service
 */
KioskService *kiosk_service_module_load  (const char  *path,
                                          GError     **error);

/* Maps it, and looks whether a service could be made of it; needs no screen. */
gboolean      kiosk_service_module_check (const char  *path,
                                          GError     **error);

G_END_DECLS
