/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ink-noise.h"

#include <math.h>

/* Of the whole character. Lengths are in halves of the square on which the data are drawn. */
#define TURN          0.14 /* at most, in radians */
#define SLANT         0.12
#define UPRIGHT_SLANT 0.07
#define ASPECT        0.15
#define WARP          0.12

/* Of each stroke: standard deviations, save for hooks and corners. */
#define SHIFT         0.06
#define STROKE_TURN   0.1
#define STROKE_SIZE   0.12
#define BEND          0.024
#define JITTER        0.012
#define HOOKED        0.05 /* the share of strokes that end in a hook */
#define HOOK_LENGTH   0.13
#define CUT           0.5  /* the share of strokes whose corners are cut */
#define CUTTING       0.5  /* at most: 1 leaves a straight line */
#define STRAIGHT      0.5  /* at least, of all strokes of who writes them straight */

#define SWAPPED       0.1

/* The square on which the data are drawn. */
#define MIDDLE_X      512.0
#define MIDDLE_Y      400.0
#define HALF          512.0

typedef struct
{
  double x;
  double y;
} Point;

typedef struct
{
  GRand *random;
  Point  warp[5]; /* how far each of five bendings pulls, to the side and down */
  double cosine;
  double sine;
  double slant;
  double upright_slant;
  double aspect;
  double straightness; /* of all strokes */
} Hand;

/* What happens to all points of one stroke. */
typedef struct
{
  Point  start;
  Point  end;
  Point  shift;
  double cosine;
  double sine;
  double bend;
  double flatten;
} Slip;

static double
uniform (GRand  *random,
         double  most)
{
  return g_rand_double_range (random, -most, most);
}

/* The sum of a few uniform numbers is near enough to a normal one, and bounded. */
static double
normal (GRand  *random,
        double  deviation)
{
  double sum = 0;

  for (int i = 0; i < 3; i++)
    sum += uniform (random, 1); /* each of variance 1/3 */
  return sum * deviation;
}

static Hand
choose_hand (const InkManner *manner,
             GRand           *random)
{
  Hand hand = { .random = random };
  double turn = uniform (random, TURN);

  for (guint i = 0; i < G_N_ELEMENTS (hand.warp); i++)
    hand.warp[i] = (Point) { uniform (random, WARP), uniform (random, WARP) };
  hand.cosine = cos (turn);
  hand.sine = sin (turn);
  hand.slant = uniform (random, SLANT);
  hand.upright_slant = uniform (random, UPRIGHT_SLANT);
  hand.aspect = exp (uniform (random, ASPECT));
  hand.straightness = manner->straight ? g_rand_double_range (random, STRAIGHT, 1) : 0;
  return hand;
}

static Point
bend_paper (const Hand *hand,
            Point       p)
{
  const Point *w = hand->warp;
  double x = p.x, y = p.y;

  p.x += w[0].x * (1 - x * x) * 0.8 + w[1].x * x * y + w[2].x * x * (1 - x * x) * 1.5 + w[3].x * y * y * 0.5
         + w[4].x * (1 - y * y) * x * 0.6;
  p.y += w[0].y * (1 - y * y) * 0.8 + w[1].y * x * y + w[2].y * y * (1 - y * y) * 1.5 + w[3].y * x * x * 0.5
         + w[4].y * (1 - x * x) * y * 0.6;
  return p;
}

static Point
turn_paper (const Hand *hand,
            Point       p)
{
  Point slanted = { p.x * hand->aspect + hand->slant * p.y, p.y / hand->aspect + hand->upright_slant * p.x };

  return (Point) { hand->cosine * slanted.x - hand->sine * slanted.y, hand->sine * slanted.x + hand->cosine * slanted.y };
}

static Point
to_square (KioskInkPoint point)
{
  return (Point) { (point.x - MIDDLE_X) / HALF, (point.y - MIDDLE_Y) / HALF };
}

static Slip
choose_slip (const Hand *hand,
             Point       start,
             Point       end)
{
  GRand *random = hand->random;
  double turn = normal (random, STROKE_TURN), size = exp (normal (random, STROKE_SIZE));

  double cut = g_rand_double (random) < CUT ? g_rand_double (random) * CUTTING : 0;

  return (Slip) {
    .start = start,
    .end = end,
    .shift = { normal (random, SHIFT), normal (random, SHIFT) },
    .cosine = cos (turn) * size,
    .sine = sin (turn) * size,
    .bend = normal (random, BEND),
    .flatten = MAX (cut, hand->straightness),
  };
}

/* @along: how far along the stroke the point lies, from 0 to 1 */
static Point
slip_point (const Slip *slip,
            Point       p,
            double      along)
{
  Point chord = { slip->end.x - slip->start.x, slip->end.y - slip->start.y };
  Point middle = { (slip->start.x + slip->end.x) / 2, (slip->start.y + slip->end.y) / 2 };
  double bend = 4 * along * (1 - along) * slip->bend;

  p.x += (slip->start.x + chord.x * along - p.x) * slip->flatten - middle.x;
  p.y += (slip->start.y + chord.y * along - p.y) * slip->flatten - middle.y;
  return (Point) {
    slip->cosine * p.x - slip->sine * p.y + middle.x + slip->shift.x - chord.y * bend,
    slip->sine * p.x + slip->cosine * p.y + middle.y + slip->shift.y + chord.x * bend,
  };
}

static double
stroke_length (const KioskInkPoint *points,
               guint                n)
{
  double length = 0;

  for (guint i = 1; i < n; i++)
    length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  return length;
}

static void
put (KioskInkStrokes *written,
     Point            p)
{
  kiosk_ink_strokes_add_point (written, MIDDLE_X + p.x * HALF, MIDDLE_Y + p.y * HALF);
}

static void
put_hook (KioskInkStrokes *written,
          GRand           *random,
          Point            end)
{
  double angle = uniform (random, G_PI), length = HOOK_LENGTH * g_rand_double (random);

  put (written, (Point) { end.x + length * cos (angle), end.y + length * sin (angle) });
}

static void
write_stroke (KioskInkStrokes     *written,
              const KioskInkPoint *points,
              guint                n,
              const Hand          *hand)
{
  GRand *random = hand->random;
  Slip slip = choose_slip (hand, to_square (points[0]), to_square (points[n - 1]));
  double length = MAX (stroke_length (points, n), 1), along = 0;
  Point p = { 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        along += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y) / length;
      p = bend_paper (hand, slip_point (&slip, to_square (points[i]), along));
      p.x += normal (random, JITTER);
      p.y += normal (random, JITTER);
      p = turn_paper (hand, p);
      put (written, p);
    }
  if (g_rand_double (random) < HOOKED)
    put_hook (written, random, p);
}

static void
swap (guint *order,
      guint  i,
      guint  j)
{
  guint kept = order[i];

  order[i] = order[j];
  order[j] = kept;
}

static guint *
choose_order (guint     n,
              InkOrder  kind,
              GRand    *random)
{
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = kind == INK_ORDER_REVERSED ? n - 1 - i : i;

  for (guint i = 0; kind == INK_ORDER_SWAPPED && i + 1 < n; i++)
    if (g_rand_double (random) < SWAPPED)
      {
        swap (order, i, i + 1);
        i++;
      }
  for (guint i = n - 1; kind == INK_ORDER_RANDOM && i > 0; i--)
    swap (order, i, (guint) g_rand_int_range (random, 0, (gint32) i + 1));
  return order;
}

KioskInkStrokes *
ink_noise_write (const KioskInkStrokes *glyph,
                 const InkManner       *manner,
                 GRand                 *random)
{
  KioskInkStrokes *written = kiosk_ink_strokes_new ();
  guint n = kiosk_ink_strokes_get_n_strokes (glyph);
  g_autofree guint *order = choose_order (n, manner->order, random);
  Hand hand = choose_hand (manner, random);

  for (guint i = 0; i < n; i++)
    {
      guint n_points;
      const KioskInkPoint *points = kiosk_ink_strokes_get_stroke (glyph, order[i], &n_points);

      if (n_points == 0)
        continue;
      if (i == 0 || g_rand_double (random) >= manner->joined)
        kiosk_ink_strokes_begin (written);
      write_stroke (written, points, n_points, &hand);
    }
  return written;
}
