/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-ink-drawing.h"

#define WIDE        1.7   /* paper of which two frames are made, in heights */
#define PEN         0.026 /* in heights */
#define PEN_LEAST   8
#define GUIDE       3     /* width of the lines */
#define GUIDE_SHARE 0.87  /* their length, in heights */
#define GUIDE_TONE  0.12
#define DASH        14.0

static int
count_frames (int width,
              int height)
{
  return width >= WIDE * height ? 2 : 1;
}

int
kiosk_ink_drawing_find_frame (int    width,
                              int    height,
                              double x)
{
  int n_frames = count_frames (width, height);

  return CLAMP ((int) (x * n_frames / MAX (width, 1)), 0, n_frames - 1);
}

static void
draw_line (cairo_t *cr,
           double   from_x,
           double   from_y,
           double   to_x,
           double   to_y)
{
  cairo_move_to (cr, from_x, from_y);
  cairo_line_to (cr, to_x, to_y);
}

/* The cross of 田字格 in the middle of each frame, and a line between the frames. */
static void
draw_guides (cairo_t *cr,
             int      width,
             int      height)
{
  int n_frames = count_frames (width, height);
  double frame = (double) width / n_frames, y = height / 2.0;
  double half = MIN (frame, height) * GUIDE_SHARE / 2;

  cairo_set_line_width (cr, GUIDE);
  for (int i = 0; i < n_frames; i++)
    {
      double x = frame * (i + 0.5);

      draw_line (cr, x - half, y, x + half, y);
      draw_line (cr, x, y - half, x, y + half);
    }
  cairo_set_dash (cr, (double[]) { DASH, DASH }, 2, 0);
  cairo_stroke (cr);

  cairo_set_dash (cr, NULL, 0, 0);
  for (int i = 1; i < n_frames; i++)
    draw_line (cr, frame * i, 0, frame * i, height);
  cairo_stroke (cr);
}

/* Curves between the middles of the straight pieces, with the points themselves to pull at them, have no corners. */
static void
draw_stroke (cairo_t             *cr,
             const KioskInkPoint *points,
             guint                n)
{
  double x = points[0].x, y = points[0].y;

  cairo_move_to (cr, x, y);
  for (guint i = 1; i + 1 < n; i++)
    {
      double to_x = (points[i].x + points[i + 1].x) / 2.0, to_y = (points[i].y + points[i + 1].y) / 2.0;
      double pull_x = 2 * points[i].x, pull_y = 2 * points[i].y;

      cairo_curve_to (cr, (x + pull_x) / 3, (y + pull_y) / 3, (to_x + pull_x) / 3, (to_y + pull_y) / 3, to_x, to_y);
      x = to_x;
      y = to_y;
    }
  cairo_line_to (cr, points[n - 1].x, points[n - 1].y);
  cairo_stroke (cr);
}

void
kiosk_ink_drawing_draw (cairo_t               *cr,
                        const KioskInkStrokes *strokes,
                        int                    width,
                        int                    height,
                        const GdkRGBA         *ink)
{
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, GUIDE_TONE);
  draw_guides (cr, width, height);

  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, MAX (height * PEN, PEN_LEAST));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < kiosk_ink_strokes_get_n_strokes (strokes); i++)
    {
      guint n;
      const KioskInkPoint *points = kiosk_ink_strokes_get_stroke (strokes, i, &n);

      if (n > 0)
        draw_stroke (cr, points, n);
    }
}
