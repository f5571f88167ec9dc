/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-countdown-ring.h"

#define THICKNESS  22
#define TRACK_TONE 0.12

struct _KioskCountdownRing
{
  GtkWidget parent_instance;

  GtkLabel *number;
  double    fraction;
};

G_DEFINE_FINAL_TYPE (KioskCountdownRing, kiosk_countdown_ring, GTK_TYPE_WIDGET)

static void
draw_arc (cairo_t *cr,
          double   size,
          double   fraction)
{
  double start = -G_PI / 2;

  cairo_arc (cr, size / 2, size / 2, (size - THICKNESS) / 2, start, start + 2 * G_PI * fraction);
  cairo_stroke (cr);
}

static void
kiosk_countdown_ring_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  KioskCountdownRing *self = KIOSK_COUNTDOWN_RING (widget);
  double size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, size, size));
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  cairo_set_line_width (cr, THICKNESS);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, TRACK_TONE);
  draw_arc (cr, size, 1);
  gdk_cairo_set_source_rgba (cr, &colour);
  draw_arc (cr, size, self->fraction);
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (kiosk_countdown_ring_parent_class)->snapshot (widget, snapshot);
}

void
kiosk_countdown_ring_set (KioskCountdownRing *self,
                          guint               left,
                          guint               whole)
{
  g_autofree char *number = g_strdup_printf ("%u", left);

  self->fraction = whole > 0 ? MIN (1.0, (double) left / whole) : 0;
  gtk_label_set_label (self->number, number);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
kiosk_countdown_ring_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_countdown_ring_parent_class)->dispose (object);
}

static void
kiosk_countdown_ring_class_init (KioskCountdownRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_countdown_ring_dispose;
  widget_class->snapshot = kiosk_countdown_ring_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kiosk_countdown_ring_init (KioskCountdownRing *self)
{
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->number), GTK_WIDGET (self));
}
