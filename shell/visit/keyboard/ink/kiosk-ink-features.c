/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-ink-features.h"

#include <math.h>
#include <string.h>

#define PEN_UP_AS_INK 0.2   /* whoever joins two strokes draws the way between them */
#define PEN_UP_AS_AIR 0.5
#define SAMPLES       32    /* on the length of the unit square */
#define MAX_SAMPLES   256   /* of one straight line: nothing that is written is longer */
#define TAPS          4     /* cells a side over which a sample is spread */
#define SQUARE        4.0   /* its width, in standard deviations of the ink */
#define DOT           0.03  /* the length that a stroke has at least, in widths of the ink */
#define MIN_EXTENT    1e-3  /* of a straight line, across */

typedef struct
{
  double x;
  double y;
} Point;

typedef struct
{
  double length;
  double x;
  double y;
  double xx;
  double yy;
} Moments;

/* Takes points of the paper to the unit square. */
typedef struct
{
  Point middle;
  Point scale;
} Frame;

/* The part of the features that counts one kind of movement. */
typedef struct
{
  float *cells;
  int    side;
  double weight;
} Plane;

typedef void (*LineFunc) (Point    from,
                          Point    to,
                          gpointer user_data);

static double
distance (Point from,
          Point to)
{
  return hypot (to.x - from.x, to.y - from.y);
}

static Point
to_point (const KioskInkPoint *point)
{
  return (Point) { point->x, point->y };
}

static double
stroke_length (const KioskInkPoint *points,
               guint                n)
{
  double length = 0;

  for (guint i = 1; i < n; i++)
    length += distance (to_point (&points[i - 1]), to_point (&points[i]));
  return length;
}

/* Dots have no length and would not count: they become short strokes down to the right, as a brush leaves them. */
static void
each_line (const KioskInkStrokes *strokes,
           double                 dot,
           LineFunc               func,
           gpointer               user_data)
{
  for (guint i = 0; i < kiosk_ink_strokes_get_n_strokes (strokes); i++)
    {
      guint n;
      const KioskInkPoint *points = kiosk_ink_strokes_get_stroke (strokes, i, &n);

      if (n > 0 && stroke_length (points, n) < dot)
        {
          Point middle = { (points[0].x + points[n - 1].x) / 2.0, (points[0].y + points[n - 1].y) / 2.0 };

          func ((Point) { middle.x - dot / 2, middle.y - dot / 2 }, (Point) { middle.x + dot / 2, middle.y + dot / 2 }, user_data);
          continue;
        }
      for (guint j = 1; j < n; j++)
        func (to_point (&points[j - 1]), to_point (&points[j]), user_data);
    }
}

static void
add_moments (Point    from,
             Point    to,
             gpointer user_data)
{
  Moments *moments = user_data;
  double length = distance (from, to);
  Point middle = { (from.x + to.x) / 2, (from.y + to.y) / 2 };

  moments->length += length;
  moments->x += length * middle.x;
  moments->y += length * middle.y;
  /* exact along a straight line, by Simpson's rule */
  moments->xx += length * (from.x * from.x + 4 * middle.x * middle.x + to.x * to.x) / 6;
  moments->yy += length * (from.y * from.y + 4 * middle.y * middle.y + to.y * to.y) / 6;
}

/*
 * By the moments of the ink: its middle and its scatter move less than its outline when one stroke is too long. What is
 * wide or high becomes less so, as in C.-L. Liu and others, "Aspect ratio adaptive normalization", 2003.
 */
static Frame
find_frame (const Moments *moments)
{
  Point middle = { moments->x / moments->length, moments->y / moments->length };
  double width = SQUARE * sqrt (MAX (moments->xx / moments->length - middle.x * middle.x, 0));
  double height = SQUARE * sqrt (MAX (moments->yy / moments->length - middle.y * middle.y, 0));
  double larger = MAX (width, height), smaller = MIN (width, height);
  double aspect = MAX (sqrt (sin (G_PI / 2 * smaller / larger)), MIN_EXTENT);

  smaller = MAX (smaller, larger * MIN_EXTENT);
  if (width >= height)
    return (Frame) { middle, { 1 / larger, aspect / smaller } };
  return (Frame) { middle, { aspect / smaller, 1 / larger } };
}

static Point
place (const Frame *frame,
       Point        point)
{
  return (Point) {
    CLAMP (0.5 + (point.x - frame->middle.x) * frame->scale.x, -1, 2),
    CLAMP (0.5 + (point.y - frame->middle.y) * frame->scale.y, -1, 2),
  };
}

/* Spreads a sample over the four nearest cells of one axis by a cubic B-spline. Returns: the first of them */
static int
spread (double  place,
        double *weights)
{
  double at = place - 0.5, t = at - floor (at);

  weights[0] = (1 - t) * (1 - t) * (1 - t) / 6;
  weights[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
  weights[3] = t * t * t / 6;
  weights[2] = 1 - weights[0] - weights[1] - weights[3];
  return (int) floor (at) - 1;
}

static void
add_sample (const Plane *plane,
            Point        point,
            float       *first,
            float       *second,
            double       to_first,
            double       to_second)
{
  double across[TAPS], down[TAPS];
  int left = spread (CLAMP (point.x, 0, 1) * plane->side, across);
  int top = spread (CLAMP (point.y, 0, 1) * plane->side, down);

  for (int i = MAX (0, -top); i < TAPS && top + i < plane->side; i++)
    for (int j = MAX (0, -left); j < TAPS && left + j < plane->side; j++)
      {
        int cell = (top + i) * plane->side + left + j;
        double weight = down[i] * across[j];

        first[cell] += (float) (weight * to_first);
        second[cell] += (float) (weight * to_second);
      }
}

/* Counts a straight line, by its length, for the two directions between which it runs. */
static void
add_line (const Plane *plane,
          Point        from,
          Point        to)
{
  double length = distance (from, to), n = CLAMP (ceil (length * SAMPLES), 1, MAX_SAMPLES);
  double turn = (atan2 (to.y - from.y, to.x - from.x) / (2 * G_PI) + 1) * KIOSK_INK_DIRECTIONS;
  double share = turn - floor (turn), weight = plane->weight * length / n;
  int direction = (int) floor (turn) % KIOSK_INK_DIRECTIONS, cells = plane->side * plane->side;
  float *first = plane->cells + direction * cells;
  float *second = plane->cells + (direction + 1) % KIOSK_INK_DIRECTIONS * cells;

  for (int i = 0; length > 0 && i < n; i++)
    {
      double t = (i + 0.5) / n;
      Point point = { from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t };

      add_sample (plane, point, first, second, weight * (1 - share), weight * share);
    }
}

typedef struct
{
  Frame frame;
  Plane ink;
} Drawing;

static void
draw_line (Point    from,
           Point    to,
           gpointer user_data)
{
  Drawing *drawing = user_data;

  add_line (&drawing->ink, place (&drawing->frame, from), place (&drawing->frame, to));
}

static void
draw_air (const KioskInkStrokes *strokes,
          const Frame           *frame,
          const Plane           *plane)
{
  const KioskInkPoint *last = NULL;

  for (guint i = 0; i < kiosk_ink_strokes_get_n_strokes (strokes); i++)
    {
      guint n;
      const KioskInkPoint *points = kiosk_ink_strokes_get_stroke (strokes, i, &n);

      if (n == 0)
        continue;
      if (last != NULL)
        add_line (plane, place (frame, to_point (last)), place (frame, to_point (&points[0])));
      last = &points[n - 1];
    }
}

/* The root lets weak movements count; the length 1 makes what is written with few strokes comparable. */
static void
even_out (float *features)
{
  double sum = 0;

  for (guint i = 0; i < KIOSK_INK_N_FEATURES; i++)
    sum += features[i];
  for (guint i = 0; sum > 0 && i < KIOSK_INK_N_FEATURES; i++)
    features[i] = (float) sqrt (features[i] / sum);
}

void
kiosk_ink_features (const KioskInkStrokes *strokes,
                    float                 *features)
{
  KioskInkPoint least, most;
  Plane ink_of_air = { features, KIOSK_INK_GRID, PEN_UP_AS_INK };
  Plane air = { features + KIOSK_INK_N_INK_FEATURES, KIOSK_INK_AIR_GRID, PEN_UP_AS_AIR };
  Drawing drawing = { .ink = { features, KIOSK_INK_GRID, 1 } };
  Moments moments = { 0 };
  double extent, dot;

  memset (features, 0, KIOSK_INK_N_FEATURES * sizeof *features);
  if (!kiosk_ink_strokes_get_bounds (strokes, &least, &most))
    return;

  extent = MAX (most.x - least.x, most.y - least.y);
  dot = extent > 0 ? extent * DOT : 1;
  each_line (strokes, dot, add_moments, &moments);
  drawing.frame = find_frame (&moments);
  each_line (strokes, dot, draw_line, &drawing);
  draw_air (strokes, &drawing.frame, &ink_of_air);
  draw_air (strokes, &drawing.frame, &air);
  even_out (features);
}
