/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-touch-grid.h"

#include <string.h>

#define GAP 2 /* pixels around each field */

struct _KioskTouchGrid
{
  GtkWidget  parent_instance;

  guint      columns;
  guint      rows;
  gboolean  *marked;
  gboolean   judged;
};

G_DEFINE_FINAL_TYPE (KioskTouchGrid, kiosk_touch_grid, GTK_TYPE_WIDGET)

void
kiosk_touch_grid_set_shape (KioskTouchGrid *self,
                            guint           columns,
                            guint           rows)
{
  g_return_if_fail (columns > 0 && rows > 0);

  g_free (self->marked);
  self->columns = columns;
  self->rows = rows;
  self->marked = g_new0 (gboolean, columns * rows);
  self->judged = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
kiosk_touch_grid_mark (KioskTouchGrid *self,
                       double          x,
                       double          y)
{
  guint field;

  if (x < 0 || x >= 1 || y < 0 || y >= 1)
    return;

  field = (guint) (y * self->rows) * self->columns + (guint) (x * self->columns);
  if (!self->marked[field])
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->marked[field] = TRUE;
}

guint
kiosk_touch_grid_get_size (KioskTouchGrid *self)
{
  return self->columns * self->rows;
}

guint
kiosk_touch_grid_get_left (KioskTouchGrid *self)
{
  guint left = 0;

  for (guint i = 0; i < kiosk_touch_grid_get_size (self); i++)
    left += !self->marked[i];
  return left;
}

void
kiosk_touch_grid_judge (KioskTouchGrid *self,
                        KioskTouchGrid *other)
{
  kiosk_touch_grid_set_shape (self, other->columns, other->rows);
  memcpy (self->marked, other->marked, kiosk_touch_grid_get_size (other) * sizeof *other->marked);
  self->judged = TRUE;
}

static void
kiosk_touch_grid_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  KioskTouchGrid *self = KIOSK_TOUCH_GRID (widget);
  const GdkRGBA good = { 0x12 / 255.f, 0x80 / 255.f, 0x5c / 255.f, 1 };
  const GdkRGBA bad = { 0xc2 / 255.f, 0x2f / 255.f, 0x3d / 255.f, 1 };
  const GdkRGBA open = { 1, 1, 1, 1 };
  float width = (float) gtk_widget_get_width (widget) / self->columns;
  float height = (float) gtk_widget_get_height (widget) / self->rows;

  for (guint i = 0; i < kiosk_touch_grid_get_size (self); i++)
    {
      const GdkRGBA *colour = self->marked[i] ? &good : self->judged ? &bad : &open;

      gtk_snapshot_append_color (snapshot, colour,
                                 &GRAPHENE_RECT_INIT (i % self->columns * width + GAP, i / self->columns * height + GAP,
                                                      width - 2 * GAP, height - 2 * GAP));
    }
}

static void
kiosk_touch_grid_finalize (GObject *object)
{
  g_free (KIOSK_TOUCH_GRID (object)->marked);
  G_OBJECT_CLASS (kiosk_touch_grid_parent_class)->finalize (object);
}

static void
kiosk_touch_grid_class_init (KioskTouchGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_touch_grid_finalize;
  widget_class->snapshot = kiosk_touch_grid_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "touch-grid");
}

static void
kiosk_touch_grid_init (KioskTouchGrid *self)
{
  kiosk_touch_grid_set_shape (self, 1, 1);
}
