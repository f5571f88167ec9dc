/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kiosk_service_folders_list:
 * @own: where the kiosk's own services lie
 * @extensions: a folder each of whose folders may hold services of others; empty for none
 *
 * Where services are looked for when nobody says otherwise: @own first, so that no extension takes the name of one of the
 * kiosk's own services; then the folders in @extensions, by name. Symbolic links and hidden folders are left out.
 *
 * Returns: (transfer full) (array zero-terminated=1): the folders
 */
GStrv kiosk_service_folders_list (const char *own,
                                  const char *extensions);

G_END_DECLS
