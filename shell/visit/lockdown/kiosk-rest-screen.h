/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_REST_SCREEN (kiosk_rest_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskRestScreen, kiosk_rest_screen, KIOSK, REST_SCREEN, GtkWidget)

/* Covers the screen and takes no touch, after somebody tried too often to break out. Signal "over" (): @seconds have
 * passed. */
GtkWidget *kiosk_rest_screen_new (guint seconds);

G_END_DECLS
