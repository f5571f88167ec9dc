/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_MAGNIFIER_BAR (kiosk_magnifier_bar_get_type ())
G_DECLARE_FINAL_TYPE (KioskMagnifierBar, kiosk_magnifier_bar, KIOSK, MAGNIFIER_BAR, GtkBox)

/* Buttons that move what the magnifier shows, and one that switches it off: always at the same place, over nothing that would be
 * hidden, and where a hand reaches them. */
GtkWidget *kiosk_magnifier_bar_new         (void);

/* @upright: whether they stand one above the other */
void       kiosk_magnifier_bar_set_upright (KioskMagnifierBar *self,
                                            gboolean           upright);

/* Whether there is nothing more on these sides. */
void       kiosk_magnifier_bar_set_edges   (KioskMagnifierBar *self,
                                            gboolean           left,
                                            gboolean           top,
                                            gboolean           right,
                                            gboolean           bottom);

G_END_DECLS
