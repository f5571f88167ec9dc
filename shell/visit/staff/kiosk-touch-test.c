/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-touch-test.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SHORT_SIDE 6  /* fields */
#define LONG_SIDE  10
#define PATIENCE   20 /* seconds without a touch: a panel that is dead must not keep the test on */
#define STEP       40 /* pixels; a quick finger is told of at places that lie far apart */

typedef struct
{
  double x;
  double y;
} Place;

struct _KioskTouchTest
{
  GtkWidget       parent_instance;

  GHashTable     *fingers;   /* GdkEventSequence (%NULL for a mouse) to Place: those that are on the glass */
  guint           most;
  guint           patience_id;

  KioskTouchGrid *grid;
  GtkLabel       *left;
};

enum
{
  SIGNAL_OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskTouchTest, kiosk_touch_test, GTK_TYPE_WIDGET)

static void
end (KioskTouchTest *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_OVER], 0);
}

static void
on_patience_over (gpointer user_data)
{
  KioskTouchTest *self = user_data;

  self->patience_id = 0;
  end (self);
}

static void
wait_on (KioskTouchTest *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->patience_id = g_timeout_add_once (PATIENCE * 1000, on_patience_over, self);
}

static void
show_left (KioskTouchTest *self)
{
  guint left = kiosk_touch_grid_get_left (self->grid);
  g_autofree char *words = g_strdup_printf (ngettext ("%u field is left. Fingers at a time: %u", "%u fields are left. Fingers at a time: %u", left),
                                            left, self->most);

  gtk_label_set_label (self->left, words);
}

static void
mark (KioskTouchTest *self,
      const Place    *from,
      const Place    *to)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->grid));
  double height = gtk_widget_get_height (GTK_WIDGET (self->grid));
  int steps = (int) (hypot (to->x - from->x, to->y - from->y) / STEP) + 1;

  for (int i = 0; i <= steps; i++)
    kiosk_touch_grid_mark (self->grid, (from->x + (to->x - from->x) * i / steps) / width,
                           (from->y + (to->y - from->y) * i / steps) / height);
}

static void
move (KioskTouchTest   *self,
      GdkEventSequence *finger,
      gboolean          begins,
      double            x,
      double            y)
{
  Place *last = g_hash_table_lookup (self->fingers, finger);
  Place place = { x, y };

  if (last == NULL && !begins)
    return;

  mark (self, last != NULL ? last : &place, &place);
  g_hash_table_replace (self->fingers, finger, g_memdup2 (&place, sizeof place));
  self->most = MAX (self->most, g_hash_table_size (self->fingers));
}

static void
lift (KioskTouchTest   *self,
      GdkEventSequence *finger)
{
  g_hash_table_remove (self->fingers, finger);
  if (g_hash_table_size (self->fingers) == 0 && kiosk_touch_grid_get_left (self->grid) == 0)
    end (self);
}

/* In the capture phase: a finger that wipes over the button is told of, too. */
static gboolean
on_event (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          KioskTouchTest           *self)
{
  GdkEventSequence *finger = gdk_event_get_event_sequence (event);
  double x, y;

  if (!gdk_event_get_position (event, &x, &y))
    return GDK_EVENT_PROPAGATE;

  switch (gdk_event_get_event_type (event))
    {
    case GDK_TOUCH_BEGIN:
    case GDK_BUTTON_PRESS:
      wait_on (self);
      move (self, finger, TRUE, x, y);
      break;
    case GDK_TOUCH_UPDATE:
    case GDK_MOTION_NOTIFY:
      move (self, finger, FALSE, x, y);
      break;
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
    case GDK_BUTTON_RELEASE:
      lift (self, finger);
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  show_left (self);
  return GDK_EVENT_PROPAGATE;
}

KioskTouchGrid *
kiosk_touch_test_get_grid (KioskTouchTest *self)
{
  return self->grid;
}

guint
kiosk_touch_test_get_fingers (KioskTouchTest *self)
{
  return self->most;
}

GtkWidget *
kiosk_touch_test_new (gboolean landscape)
{
  KioskTouchTest *self = g_object_new (KIOSK_TYPE_TOUCH_TEST, NULL);

  kiosk_touch_grid_set_shape (self->grid, landscape ? LONG_SIDE : SHORT_SIDE, landscape ? SHORT_SIDE : LONG_SIDE);
  show_left (self);
  wait_on (self);
  return GTK_WIDGET (self);
}

static void
kiosk_touch_test_dispose (GObject *object)
{
  KioskTouchTest *self = KIOSK_TOUCH_TEST (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->fingers, g_hash_table_unref);
  G_OBJECT_CLASS (kiosk_touch_test_parent_class)->dispose (object);
}

static void
kiosk_touch_test_class_init (KioskTouchTestClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_touch_test_dispose;
  signals[SIGNAL_OVER] = g_signal_new ("over", KIOSK_TYPE_TOUCH_TEST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (KIOSK_TYPE_TOUCH_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-touch-test.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskTouchTest, grid);
  gtk_widget_class_bind_template_child (widget_class, KioskTouchTest, left);
  gtk_widget_class_bind_template_callback (widget_class, end);
  gtk_widget_class_bind_template_callback (widget_class, on_event);
}

static void
kiosk_touch_test_init (KioskTouchTest *self)
{
  self->fingers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
