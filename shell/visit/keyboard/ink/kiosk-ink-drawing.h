/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-ink-strokes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: in which of the paper's frames @x lies, from 0; wide paper has two */
int  kiosk_ink_drawing_find_frame (int    width,
                                   int    height,
                                   double x);

/* Draws the lines that guide the hand and, over them, the strokes. */
void kiosk_ink_drawing_draw       (cairo_t               *cr,
                                   const KioskInkStrokes *strokes,
                                   int                    width,
                                   int                    height,
                                   const GdkRGBA         *ink);

G_END_DECLS
