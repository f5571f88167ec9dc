/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-row-mover.h"

#define EDGE    140 /* pixels of the page's upper and lower edge in which it scrolls */
#define FASTEST 1.2 /* pixels in a millisecond, right at the edge */

struct _KioskRowMover
{
  GObject            parent_instance;

  GtkBox            *rows;      /* (unowned) */
  GtkWidget         *row;       /* (unowned) (nullable): what is being moved */
  GtkScrolledWindow *page;      /* (unowned): of it */
  double             finger;    /* where it is on @page */
  gboolean           moved;
  guint              tick_id;
  gint64             ticked_at; /* microseconds of the frame clock */
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskRowMover, kiosk_row_mover, G_TYPE_OBJECT)

/* Returns whether the finger has passed the middle of @other. */
static gboolean
has_passed (KioskRowMover *self,
            GtkWidget     *other,
            gboolean       below)
{
  graphene_rect_t bounds;
  double middle;

  if (!gtk_widget_compute_bounds (other, GTK_WIDGET (self->page), &bounds))
    return FALSE;

  middle = bounds.origin.y + bounds.size.height / 2;
  return below ? self->finger > middle : self->finger < middle;
}

/* One place at a time: the next one is judged when this one has been laid out. */
static void
change_places (KioskRowMover *self)
{
  GtkWidget *above = gtk_widget_get_prev_sibling (self->row);
  GtkWidget *below = gtk_widget_get_next_sibling (self->row);

  if (above != NULL && has_passed (self, above, FALSE))
    gtk_box_reorder_child_after (self->rows, above, self->row);
  else if (below != NULL && has_passed (self, below, TRUE))
    gtk_box_reorder_child_after (self->rows, self->row, below);
  else
    return;

  self->moved = TRUE;
}

static double
get_speed (KioskRowMover *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->page));

  if (self->finger < EDGE)
    return -FASTEST * MIN (1, (EDGE - self->finger) / EDGE);
  if (self->finger > height - EDGE)
    return FASTEST * MIN (1, (self->finger - height + EDGE) / EDGE);
  return 0;
}

static gboolean
on_tick (GtkWidget     *rows,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  KioskRowMover *self = user_data;
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (self->page);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double passed = self->ticked_at != 0 ? (double) (now - self->ticked_at) / 1000 : 0;

  self->ticked_at = now;
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) + get_speed (self) * MIN (passed, 50));
  change_places (self);
  return G_SOURCE_CONTINUE;
}

static void
let_go (KioskRowMover *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->rows), self->tick_id);
  self->tick_id = 0;
  if (self->row != NULL)
    {
      gtk_scrolled_window_set_kinetic_scrolling (self->page, TRUE);
      gtk_widget_remove_css_class (self->row, "dragged");
    }
  self->row = NULL;
}

static void
on_begin (GtkGestureDrag *gesture,
          double          x,
          double          y,
          KioskRowMover  *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *page = gtk_widget_get_ancestor (handle, GTK_TYPE_SCROLLED_WINDOW);

  if (self->row != NULL || page == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->row = g_object_get_data (G_OBJECT (gesture), "row");
  self->page = GTK_SCROLLED_WINDOW (page);
  /* the page would take the finger for itself, whatever was claimed: it sees it first */
  gtk_scrolled_window_set_kinetic_scrolling (self->page, FALSE);
  self->moved = FALSE;
  self->ticked_at = 0;
  gtk_widget_translate_coordinates (handle, page, x, y, &x, &self->finger);
  gtk_widget_add_css_class (self->row, "dragged");
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->rows), on_tick, self, NULL);
}

static void
on_update (GtkGestureDrag *gesture,
           double          offset_x,
           double          offset_y,
           KioskRowMover  *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  double x, y;

  if (self->row == NULL)
    return;

  /* not by the offset, which is from a place that moves with the row */
  if (gtk_gesture_get_point (GTK_GESTURE (gesture), gtk_gesture_get_last_updated_sequence (GTK_GESTURE (gesture)), &x, &y))
    gtk_widget_translate_coordinates (handle, GTK_WIDGET (self->page), x, y, &x, &self->finger);
}

static void
on_end (GtkGestureDrag *gesture,
        double          offset_x,
        double          offset_y,
        KioskRowMover  *self)
{
  if (self->row == NULL || self->row != g_object_get_data (G_OBJECT (gesture), "row"))
    return;

  let_go (self);
  if (self->moved)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

void
kiosk_row_mover_add (KioskRowMover *self,
                     GtkWidget     *row,
                     GtkWidget     *handle)
{
  GtkGesture *gesture = gtk_gesture_drag_new ();

  g_object_set_data (G_OBJECT (gesture), "row", row);
  g_signal_connect_object (gesture, "drag-begin", G_CALLBACK (on_begin), self, 0);
  g_signal_connect_object (gesture, "drag-update", G_CALLBACK (on_update), self, 0);
  g_signal_connect_object (gesture, "drag-end", G_CALLBACK (on_end), self, 0);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (gesture));
}

gboolean
kiosk_row_mover_step (KioskRowMover *self,
                      GtkWidget     *row,
                      int            direction)
{
  GtkWidget *other = direction < 0 ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);

  if (other == NULL)
    return FALSE;

  if (direction < 0)
    gtk_box_reorder_child_after (self->rows, other, row);
  else
    gtk_box_reorder_child_after (self->rows, row, other);
  return TRUE;
}

static void
kiosk_row_mover_dispose (GObject *object)
{
  KioskRowMover *self = KIOSK_ROW_MOVER (object);

  let_go (self);
  G_OBJECT_CLASS (kiosk_row_mover_parent_class)->dispose (object);
}

static void
kiosk_row_mover_class_init (KioskRowMoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_row_mover_dispose;
  signals[SIGNAL_MOVED] = g_signal_new ("moved", KIOSK_TYPE_ROW_MOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_row_mover_init (KioskRowMover *self)
{
}

KioskRowMover *
kiosk_row_mover_new (GtkBox *rows)
{
  KioskRowMover *self = g_object_new (KIOSK_TYPE_ROW_MOVER, NULL);

  self->rows = rows;
  return self;
}
