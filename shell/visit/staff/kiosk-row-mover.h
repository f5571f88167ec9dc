/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_ROW_MOVER (kiosk_row_mover_get_type ())
G_DECLARE_FINAL_TYPE (KioskRowMover, kiosk_row_mover, KIOSK, ROW_MOVER, GObject)

/**
 * kiosk_row_mover_new:
 * @rows: (transfer none): a vertical box, in a page that scrolls; outlives the mover
 *
 * Moves rows of a box by a finger on their handles. A row changes places with those that the finger passes; near the edges
 * of what can be seen the page scrolls along. Signal: "moved" (): a row was let go in another place.
 *
 * Returns: (transfer full): a mover
 */
KioskRowMover *kiosk_row_mover_new (GtkBox        *rows);

/* @handle: in @row, where a finger takes hold of it */
void           kiosk_row_mover_add (KioskRowMover *self,
                                    GtkWidget     *row,
                                    GtkWidget     *handle);

/* Puts @row one place up or down; returns whether there was one. For who does not drag. */
gboolean       kiosk_row_mover_step (KioskRowMover *self,
                                     GtkWidget     *row,
                                     int            direction);

G_END_DECLS
