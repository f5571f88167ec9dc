/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-print-sheet-private.h"

#define MOST_SCALE 2.6  /* pixels for a point */
#define MOST_WIDTH 860  /* pixels */

struct _KioskPrintSheet
{
  GtkWidget         parent_instance;

  KioskPrintLayout *layout;  /* (owned) */
  guint             page;
};

G_DEFINE_FINAL_TYPE (KioskPrintSheet, kiosk_print_sheet, GTK_TYPE_WIDGET)

static double
get_scale (KioskPrintSheet *self)
{
  return MIN (MOST_SCALE, MOST_WIDTH / kiosk_print_layout_get_width (self->layout));
}

static void
kiosk_print_sheet_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  KioskPrintSheet *self = KIOSK_PRINT_SHEET (widget);
  double length = orientation == GTK_ORIENTATION_HORIZONTAL ? kiosk_print_layout_get_width (self->layout)
                                                            : kiosk_print_layout_get_height (self->layout);

  *minimum = *natural = (int) (length * get_scale (self));
}

static void
kiosk_print_sheet_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  KioskPrintSheet *self = KIOSK_PRINT_SHEET (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                                          gtk_widget_get_height (widget)));

  cairo_scale (cr, get_scale (self), get_scale (self));
  kiosk_print_layout_draw (self->layout, cr, self->page);
  cairo_destroy (cr);
}

static void
kiosk_print_sheet_dispose (GObject *object)
{
  g_clear_object (&KIOSK_PRINT_SHEET (object)->layout);
  G_OBJECT_CLASS (kiosk_print_sheet_parent_class)->dispose (object);
}

static void
kiosk_print_sheet_class_init (KioskPrintSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_print_sheet_dispose;
  widget_class->measure = kiosk_print_sheet_measure;
  widget_class->snapshot = kiosk_print_sheet_snapshot;
  gtk_widget_class_set_css_name (widget_class, "printsheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kiosk_print_sheet_init (KioskPrintSheet *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
kiosk_print_sheet_new (KioskPrintLayout *layout,
                       guint             page)
{
  KioskPrintSheet *self = g_object_new (KIOSK_TYPE_PRINT_SHEET, NULL);

  self->layout = g_object_ref (layout);
  self->page = page;
  return GTK_WIDGET (self);
}
