/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-ink-strokes.h"

#include <math.h>

struct _KioskInkStrokes
{
  GArray *points;
  GArray *starts; /* of the strokes, among the points */
};

G_DEFINE_BOXED_TYPE (KioskInkStrokes, kiosk_ink_strokes, kiosk_ink_strokes_copy, kiosk_ink_strokes_free)

KioskInkStrokes *
kiosk_ink_strokes_new (void)
{
  KioskInkStrokes *self = g_new (KioskInkStrokes, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (KioskInkPoint));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

KioskInkStrokes *
kiosk_ink_strokes_copy (const KioskInkStrokes *self)
{
  KioskInkStrokes *copy = g_new (KioskInkStrokes, 1);

  copy->points = g_array_copy (self->points);
  copy->starts = g_array_copy (self->starts);
  return copy;
}

void
kiosk_ink_strokes_free (KioskInkStrokes *self)
{
  g_array_unref (self->points);
  g_array_unref (self->starts);
  g_free (self);
}

void
kiosk_ink_strokes_begin (KioskInkStrokes *self)
{
  g_array_append_val (self->starts, self->points->len);
}

void
kiosk_ink_strokes_add_point (KioskInkStrokes *self,
                             double           x,
                             double           y)
{
  KioskInkPoint point = { (float) x, (float) y };

  if (!isfinite (point.x) || !isfinite (point.y))
    return;

  if (self->starts->len == 0)
    kiosk_ink_strokes_begin (self);
  g_array_append_val (self->points, point);
}

gboolean
kiosk_ink_strokes_undo (KioskInkStrokes *self)
{
  if (self->starts->len == 0)
    return FALSE;

  g_array_set_size (self->points, g_array_index (self->starts, guint, self->starts->len - 1));
  g_array_set_size (self->starts, self->starts->len - 1);
  return TRUE;
}

void
kiosk_ink_strokes_clear (KioskInkStrokes *self)
{
  g_array_set_size (self->points, 0);
  g_array_set_size (self->starts, 0);
}

guint
kiosk_ink_strokes_get_n_strokes (const KioskInkStrokes *self)
{
  return self->starts->len;
}

const KioskInkPoint *
kiosk_ink_strokes_get_stroke (const KioskInkStrokes *self,
                              guint                  i,
                              guint                 *n_points)
{
  guint start, end;

  g_return_val_if_fail (i < self->starts->len, NULL);

  start = g_array_index (self->starts, guint, i);
  end = i + 1 < self->starts->len ? g_array_index (self->starts, guint, i + 1) : self->points->len;
  *n_points = end - start;
  return start < end ? &g_array_index (self->points, KioskInkPoint, start) : NULL;
}

gboolean
kiosk_ink_strokes_get_bounds (const KioskInkStrokes *self,
                              KioskInkPoint         *least,
                              KioskInkPoint         *most)
{
  if (self->points->len == 0)
    return FALSE;

  *least = *most = g_array_index (self->points, KioskInkPoint, 0);
  for (guint i = 1; i < self->points->len; i++)
    {
      const KioskInkPoint *point = &g_array_index (self->points, KioskInkPoint, i);

      least->x = MIN (least->x, point->x);
      least->y = MIN (least->y, point->y);
      most->x = MAX (most->x, point->x);
      most->y = MAX (most->y, point->y);
    }
  return TRUE;
}
