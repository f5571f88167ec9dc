/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-magnifier.h"

#include "kiosk-magnifier-bar.h"
#include "kiosk-written.h"

#define SCALE       2
#define MARGIN      12     /* around what is followed */
#define FOLLOW_TIME 600000 /* microseconds, in which pages and keys have slid to where they stay */

struct _KioskMagnifier
{
  GtkWidget      parent_instance;

  GtkWidget     *child;
  GtkWidget     *bar;      /* (nullable): these three only while it is on */
  GtkWidget     *written;  /* (nullable) */
  GdkFrameClock *clock;    /* (owned) (nullable) */

  GdkRectangle   view;     /* the part of the child that is shown */
  GdkRectangle   remembered;

  GtkWidget     *followed; /* (nullable): weak */
  gint64         follow_end;
  guint          follow_id;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskMagnifier, kiosk_magnifier, GTK_TYPE_WIDGET)

gboolean
kiosk_magnifier_is_on (KioskMagnifier *self)
{
  return self->bar != NULL;
}

static int
get_last_x (KioskMagnifier *self)
{
  return MAX (gtk_widget_get_width (self->child) - self->view.width, 0);
}

static int
get_last_y (KioskMagnifier *self)
{
  return MAX (gtk_widget_get_height (self->child) - self->view.height, 0);
}

static void
move_to (KioskMagnifier *self,
         int             x,
         int             y)
{
  self->view.x = CLAMP (x, 0, get_last_x (self));
  self->view.y = CLAMP (y, 0, get_last_y (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
stop_following (KioskMagnifier *self)
{
  if (self->follow_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->follow_id);
  self->follow_id = 0;
  g_clear_weak_pointer (&self->followed);
}

/* Where its words are: a label may be much broader. */
static gboolean
find_place (KioskMagnifier  *self,
            GtkWidget       *widget,
            graphene_rect_t *place)
{
  int x, y, width, height;
  double left, top;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, self->child, place))
    return FALSE;

  if (GTK_IS_LABEL (widget))
    {
      gtk_label_get_layout_offsets (GTK_LABEL (widget), &x, &y);
      pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (widget)), &width, &height);
      gtk_widget_translate_coordinates (widget, self->child, x, y, &left, &top);
      graphene_rect_init (place, left, top, width, height);
    }
  graphene_rect_inset (place, -MARGIN, -MARGIN);
  return TRUE;
}

/* All of it if there is room for that, and its beginning otherwise. */
static int
reveal (int   first,
        int   room,
        float start,
        float size)
{
  return size >= room ? start : CLAMP (first, start + size - room, start);
}

/* Within the page that it is on. */
static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place;
  GtkAdjustment *page;

  if (scrolled == NULL || !gtk_widget_compute_bounds (widget, scrolled, &place))
    return;

  page = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (page, gtk_adjustment_get_value (page)
                                  + reveal (0, gtk_widget_get_height (scrolled), place.origin.y, place.size.height));
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  KioskMagnifier *self = KIOSK_MAGNIFIER (widget);
  graphene_rect_t place;

  if (self->followed != NULL)
    scroll_to (self->followed);
  if (self->followed != NULL && find_place (self, self->followed, &place))
    move_to (self, reveal (self->view.x, self->view.width, place.origin.x, place.size.width),
             reveal (self->view.y, self->view.height, place.origin.y, place.size.height));
  if (self->followed != NULL && gdk_frame_clock_get_frame_time (clock) < self->follow_end)
    return G_SOURCE_CONTINUE;

  self->follow_id = 0;
  g_clear_weak_pointer (&self->followed);
  return G_SOURCE_REMOVE;
}

void
kiosk_magnifier_follow (KioskMagnifier *self,
                        GtkWidget      *widget)
{
  if (!kiosk_magnifier_is_on (self) || (widget != NULL && !gtk_widget_is_ancestor (widget, self->child)))
    return;

  stop_following (self);
  if (widget == NULL)
    return;

  g_set_weak_pointer (&self->followed, widget);
  self->follow_end = g_get_monotonic_time () + FOLLOW_TIME;
  self->follow_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

void
kiosk_magnifier_show_top (KioskMagnifier *self)
{
  if (!kiosk_magnifier_is_on (self))
    return;

  stop_following (self);
  move_to (self, 0, 0);
}

void
kiosk_magnifier_remember (KioskMagnifier *self)
{
  self->remembered = self->view;
}

void
kiosk_magnifier_return (KioskMagnifier *self)
{
  if (!kiosk_magnifier_is_on (self))
    return;

  stop_following (self);
  move_to (self, self->remembered.x, self->remembered.y);
}

void
kiosk_magnifier_set_written (KioskMagnifier *self,
                             GtkText        *text)
{
  if (kiosk_magnifier_is_on (self))
    kiosk_written_set_text (KIOSK_WRITTEN (self->written), text);
}

static gboolean
can_scroll (GtkAdjustment *scroll,
            int            down)
{
  double value = gtk_adjustment_get_value (scroll);

  return down > 0 ? value < gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_page_size (scroll)
                  : down < 0 && value > gtk_adjustment_get_lower (scroll);
}

/* (nullable): of a page that is longer than its place on the screen; what lies under a dialog takes no focus, and is left alone */
static GtkAdjustment *
find_scroll (GtkWidget *widget,
             int        down)
{
  GtkAdjustment *found = NULL;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_can_focus (widget))
    return NULL;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    found = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  if (found != NULL && can_scroll (found, down))
    return found;

  found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_scroll (child, down);
  return found;
}

/* At the end of the view the page goes on below it. */
static void
scroll (KioskMagnifier *self,
        int             down)
{
  GtkAdjustment *page = find_scroll (self->child, down);

  if (page != NULL)
    gtk_adjustment_set_value (page, gtk_adjustment_get_value (page) + down * self->view.height / 2);
}

static gboolean
ends_at (KioskMagnifier *self,
         int             y,
         int             down)
{
  return self->view.y == y && find_scroll (self->child, down) == NULL;
}

/* Whenever something has changed, as the page when it is scrolled. */
static void
on_after_paint (KioskMagnifier *self)
{
  kiosk_magnifier_bar_set_edges (KIOSK_MAGNIFIER_BAR (self->bar), self->view.x == 0, ends_at (self, 0, -1),
                                 self->view.x == get_last_x (self), ends_at (self, get_last_y (self), 1));
}

static void
move (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  KioskMagnifier *self = KIOSK_MAGNIFIER (widget);
  int right, down;

  g_variant_get (parameter, "(ii)", &right, &down);
  stop_following (self);
  if (self->view.y == (down > 0 ? get_last_y (self) : 0))
    scroll (self, down);
  move_to (self, self->view.x + right * self->view.width / 2, self->view.y + down * self->view.height / 2);
}

static void
build (KioskMagnifier *self)
{
  self->written = kiosk_written_new ();
  gtk_widget_set_parent (self->written, GTK_WIDGET (self));
  self->bar = kiosk_magnifier_bar_new ();
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  g_signal_connect_object (self->clock, "after-paint", G_CALLBACK (on_after_paint), self, G_CONNECT_SWAPPED);
}

static void
take_down (KioskMagnifier *self)
{
  stop_following (self);
  g_signal_handlers_disconnect_by_func (self->clock, on_after_paint, self);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->written, gtk_widget_unparent);
}

void
kiosk_magnifier_set_on (KioskMagnifier *self,
                        gboolean        on)
{
  if (on == kiosk_magnifier_is_on (self))
    return;

  if (on)
    build (self);
  else
    take_down (self);
  gtk_widget_set_overflow (GTK_WIDGET (self), on ? GTK_OVERFLOW_HIDDEN : GTK_OVERFLOW_VISIBLE);
  move_to (self, 0, 0);
}

static void
set_child (KioskMagnifier *self,
           GtkWidget      *child)
{
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* The bar lies below on a screen that stands upright, and beside on one that is broad, where height is dear. */
static void
allocate_tools (KioskMagnifier *self,
                GdkRectangle   *room)
{
  gboolean broad = room->width > room->height;
  int size;

  kiosk_magnifier_bar_set_upright (KIOSK_MAGNIFIER_BAR (self->bar), broad);
  gtk_widget_measure (self->bar, broad ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, -1, &size, NULL, NULL, NULL);
  if (broad)
    {
      room->width -= size;
      gtk_widget_size_allocate (self->bar, &(GtkAllocation) { room->width, 0, size, room->height }, -1);
    }
  else
    {
      room->height -= size;
      gtk_widget_size_allocate (self->bar, &(GtkAllocation) { 0, room->height, room->width, size }, -1);
    }

  if (!gtk_widget_get_visible (self->written))
    return;

  gtk_widget_measure (self->written, GTK_ORIENTATION_VERTICAL, room->width, &size, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->written, &(GtkAllocation) { 0, 0, room->width, size }, -1);
  room->y = size;
  room->height -= size;
}

static void
allocate_magnified (KioskMagnifier *self,
                    int             width,
                    int             height)
{
  GdkRectangle room = { 0, 0, width, height };
  GskTransform *transform;

  allocate_tools (self, &room);
  self->view.x = CLAMP (self->view.x, 0, width - room.width / SCALE);
  /* what is written takes room from above, so that the keys stay under the finger */
  self->view.y = CLAMP (self->view.y + self->view.height - room.height / SCALE, 0, height - room.height / SCALE);
  self->view.width = room.width / SCALE;
  self->view.height = room.height / SCALE;
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (room.x - self->view.x * SCALE, room.y - self->view.y * SCALE));
  gtk_widget_allocate (self->child, width, height, -1, gsk_transform_scale (transform, SCALE, SCALE));
}

static void
kiosk_magnifier_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  KioskMagnifier *self = KIOSK_MAGNIFIER (widget);

  if (kiosk_magnifier_is_on (self))
    allocate_magnified (self, width, height);
  else
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

/* The window is as large as the screen, and must not grow out of it, whatever is written where with which looks. */
static void
kiosk_magnifier_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  int size = orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (widget) : gtk_widget_get_height (widget);

  gtk_widget_measure (KIOSK_MAGNIFIER (widget)->child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (size > 0)
    *minimum = MIN (*minimum, size);
}

static GtkSizeRequestMode
kiosk_magnifier_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (KIOSK_MAGNIFIER (widget)->child);
}

static void
kiosk_magnifier_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (property_id == PROP_CHILD)
    set_child (KIOSK_MAGNIFIER (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
kiosk_magnifier_dispose (GObject *object)
{
  KioskMagnifier *self = KIOSK_MAGNIFIER (object);

  if (kiosk_magnifier_is_on (self))
    take_down (self);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_magnifier_parent_class)->dispose (object);
}

static void
kiosk_magnifier_class_init (KioskMagnifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_magnifier_set_property;
  object_class->dispose = kiosk_magnifier_dispose;
  widget_class->size_allocate = kiosk_magnifier_size_allocate;
  widget_class->measure = kiosk_magnifier_measure;
  widget_class->get_request_mode = kiosk_magnifier_get_request_mode;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "magnifier.move", "(ii)", move);
}

static void
kiosk_magnifier_init (KioskMagnifier *self)
{
}
