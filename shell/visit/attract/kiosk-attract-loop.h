/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-playlist.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_ATTRACT_LOOP (kiosk_attract_loop_get_type ())
G_DECLARE_FINAL_TYPE (KioskAttractLoop, kiosk_attract_loop, KIOSK, ATTRACT_LOOP, GtkWidget)

/**
 * kiosk_attract_loop_set_playlist:
 * @self: a loop
 * @playlist: what to show
 *
 * Shows the items of @playlist one after the other for as long as it is on the screen, and holds nothing of them
 * otherwise. Property "has-media": whether there is something other than the kiosk's own backdrop. What cannot be shown is skipped and told by signal "skipped" (char *sentence).
 */
void kiosk_attract_loop_set_playlist (KioskAttractLoop *self,
                                      KioskPlaylist    *playlist);

G_END_DECLS
