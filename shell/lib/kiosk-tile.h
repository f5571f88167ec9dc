/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_TILE (kiosk_tile_get_type ())
G_DECLARE_FINAL_TYPE (KioskTile, kiosk_tile, KIOSK, TILE, GtkButton)

/**
 * KioskTile:
 *
 * A large button for one thing that can be done on a page: icon, title, and a line about it.
 *
 * Properties: "picture" (name of an icon), "title", "detail".
 */

G_END_DECLS
