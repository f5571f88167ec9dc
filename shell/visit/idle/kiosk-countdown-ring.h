/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_COUNTDOWN_RING (kiosk_countdown_ring_get_type ())
G_DECLARE_FINAL_TYPE (KioskCountdownRing, kiosk_countdown_ring, KIOSK, COUNTDOWN_RING, GtkWidget)

/* A ring that is drawn in the widget's CSS colour as far as @left of @whole, with the number in its middle. */
void kiosk_countdown_ring_set (KioskCountdownRing *self,
                               guint               left,
                               guint               whole);

G_END_DECLS
