/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-skyline.h"

/* The points are in a picture of this size. */
#define WIDTH  1080
#define HEIGHT 400

typedef struct
{
  int x;
  int y;
} Point;

struct _KioskSkyline
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskSkyline, kiosk_skyline, GTK_TYPE_WIDGET)

static const GdkRGBA far_tone = { 0x17 / 255.0f, 0x41 / 255.0f, 0x5f / 255.0f, 0.9f };
static const GdkRGBA near_tone = { 0x0b / 255.0f, 0x2c / 255.0f, 0x46 / 255.0f, 1 };

static const Point hills[] = {
  { 0, 300 }, { 60, 285 }, { 90, 270 }, { 130, 295 }, { 190, 200 }, { 240, 260 }, { 310, 240 }, { 350, 120 },
  { 380, 240 }, { 460, 260 }, { 550, 200 }, { 610, 268 }, { 680, 120 }, { 706, 270 }, { 786, 280 },
  { 846, 240 }, { 916, 300 }, { 1000, 262 }, { 1080, 290 },
};

static const Point town[] = {
  { 0, 350 }, { 70, 330 }, { 70, 305 }, { 120, 305 }, { 120, 345 }, { 205, 345 }, { 205, 290 }, { 222, 290 },
  { 222, 270 }, { 240, 270 }, { 240, 345 }, { 330, 345 }, { 360, 318 }, { 420, 318 }, { 420, 350 },
  { 520, 350 }, { 520, 300 }, { 545, 282 }, { 570, 300 }, { 570, 350 }, { 690, 350 }, { 690, 312 },
  { 760, 312 }, { 760, 350 }, { 860, 350 }, { 860, 296 }, { 905, 296 }, { 905, 350 }, { 1000, 350 },
  { 1000, 325 }, { 1080, 325 },
};

static void
draw (cairo_t       *cr,
      const Point   *points,
      guint          n_points,
      const GdkRGBA *tone)
{
  cairo_move_to (cr, 0, HEIGHT);
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_line_to (cr, WIDTH, HEIGHT);
  gdk_cairo_set_source_rgba (cr, tone);
  cairo_fill (cr);
}

static void
kiosk_skyline_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (width == 0 || height == 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_scale (cr, width / (double) WIDTH, height / (double) HEIGHT);
  draw (cr, hills, G_N_ELEMENTS (hills), &far_tone);
  draw (cr, town, G_N_ELEMENTS (town), &near_tone);
  cairo_destroy (cr);
}

static void
kiosk_skyline_class_init (KioskSkylineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = kiosk_skyline_snapshot;
  gtk_widget_class_set_css_name (widget_class, "skyline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kiosk_skyline_init (KioskSkyline *self)
{
}
