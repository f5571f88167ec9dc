/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The time of day and the date, as the lobby's clock shows them. */
#define KIOSK_TYPE_WALL_CLOCK (kiosk_wall_clock_get_type ())
G_DECLARE_FINAL_TYPE (KioskWallClock, kiosk_wall_clock, KIOSK, WALL_CLOCK, GtkBox)

G_END_DECLS
