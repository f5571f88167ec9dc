/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_SKYLINE (kiosk_skyline_get_type ())
G_DECLARE_FINAL_TYPE (KioskSkyline, kiosk_skyline, KIOSK, SKYLINE, GtkWidget)

/* Hills and a town before them, as wide and as high as there is room. Drawn: a picture of this size would have to be unpacked
 * at each start, and turned into GTK's format with each frame. */

G_END_DECLS
