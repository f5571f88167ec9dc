/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kiosk_media_find:
 * @name: (nullable): the bare name of a picture or a film, as the gateway tells it
 *
 * Looks for a file that staff have put on the terminal: into "media" in the kiosk's data, or where the environment's
 * KIOSK_MEDIA_DIR says. The name is outside data: one that leads to another folder is none.
 *
 * Returns: (transfer full) (nullable): its path; %NULL if there is none
 */
char *kiosk_media_find (const char *name);

G_END_DECLS
