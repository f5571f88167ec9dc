/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_TOUCH_GRID (kiosk_touch_grid_get_type ())
G_DECLARE_FINAL_TYPE (KioskTouchGrid, kiosk_touch_grid, KIOSK, TOUCH_GRID, GtkWidget)

/**
 * KioskTouchGrid:
 *
 * The screen in fields of equal size, each of which is marked once it was touched.
 */

/**
 * kiosk_touch_grid_set_shape:
 * @self: a grid
 * @columns: at least 1
 * @rows: at least 1
 *
 * Begins anew: no field is marked.
 */
void  kiosk_touch_grid_set_shape (KioskTouchGrid *self,
                                  guint           columns,
                                  guint           rows);

/**
 * kiosk_touch_grid_mark:
 * @self: a grid
 * @x: from its left edge, as a part of its width
 * @y: from its upper edge, as a part of its height
 *
 * Marks the field at that place; a place outside of the grid is in none.
 */
void  kiosk_touch_grid_mark      (KioskTouchGrid *self,
                                  double          x,
                                  double          y);

/* How many fields there are, and how many of them are not marked. */
guint kiosk_touch_grid_get_size  (KioskTouchGrid *self);
guint kiosk_touch_grid_get_left  (KioskTouchGrid *self);

/* Shows what @other has found: fields that are not marked are bad ones. */
void  kiosk_touch_grid_judge     (KioskTouchGrid *self,
                                  KioskTouchGrid *other);

G_END_DECLS
