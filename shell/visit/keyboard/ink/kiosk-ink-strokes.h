/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A place on the paper; x grows to the right, y downwards, in any unit. */
typedef struct
{
  float x;
  float y;
} KioskInkPoint;

#define KIOSK_TYPE_INK_STROKES (kiosk_ink_strokes_get_type ())

/* What was written, stroke by stroke: a value, copied and freed as one. */
typedef struct _KioskInkStrokes KioskInkStrokes;

GType                kiosk_ink_strokes_get_type (void);

KioskInkStrokes     *kiosk_ink_strokes_new (void);

KioskInkStrokes     *kiosk_ink_strokes_copy (const KioskInkStrokes *self);

void                 kiosk_ink_strokes_free (KioskInkStrokes *self);

/* Puts the pen down: the points that follow belong to a new stroke. */
void                 kiosk_ink_strokes_begin (KioskInkStrokes *self);

/* Adds to the newest stroke, beginning the first one if there is none. What is no finite number is left out. */
void                 kiosk_ink_strokes_add_point (KioskInkStrokes *self,
                                                  double           x,
                                                  double           y);

/* Takes the newest stroke back. Returns: FALSE if there was none */
gboolean             kiosk_ink_strokes_undo (KioskInkStrokes *self);

void                 kiosk_ink_strokes_clear (KioskInkStrokes *self);

guint                kiosk_ink_strokes_get_n_strokes (const KioskInkStrokes *self);

/* Returns: (array length=n_points) (nullable): the points of stroke @i, until the strokes change */
const KioskInkPoint *kiosk_ink_strokes_get_stroke (const KioskInkStrokes *self,
                                                   guint                  i,
                                                   guint                 *n_points);

/* Returns: FALSE if there is no point; else the corners of the box around all of them */
gboolean             kiosk_ink_strokes_get_bounds (const KioskInkStrokes *self,
                                                   KioskInkPoint         *least,
                                                   KioskInkPoint         *most);

/*
 * Reads strokes that are separated by ";", of points "x,y" that are separated by blanks.
 *
 * Returns: (transfer full) (nullable): the strokes, at least one; on %NULL, @error tells what is wrong and where
 */
KioskInkStrokes     *kiosk_ink_strokes_parse (const char  *text,
                                              GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskInkStrokes, kiosk_ink_strokes_free)

G_END_DECLS
