/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-field-scroller.h"

#include "kiosk-entry.h"

#define REVEAL_MARGIN 8
#define REVEAL_DELAY  30

struct _KioskFieldScroller
{
  GObject        parent_instance;

  GtkWidget     *text;   /* (owned) (nullable): what is written into */
  GtkAdjustment *scroll; /* (owned) (nullable): of the page with it */
  guint          reveal_id;
};

G_DEFINE_FINAL_TYPE (KioskFieldScroller, kiosk_field_scroller, G_TYPE_OBJECT)

/* At once: gtk_adjustment_clamp_page() would glide there, and be stopped half-way while a page slides in. */
static void
scroll_to (GtkAdjustment *scroll,
           double         top,
           double         bottom)
{
  double value = MAX (gtk_adjustment_get_value (scroll), bottom - gtk_adjustment_get_page_size (scroll));

  gtk_adjustment_set_value (scroll, MIN (value, top));
}

/* Scrolls the page until all of the field that is written into, with its label and its error, stands above the keyboard. */
static void
reveal_entry (KioskFieldScroller *self)
{
  GtkWidget *entry = self->text != NULL ? gtk_widget_get_ancestor (self->text, KIOSK_TYPE_ENTRY) : NULL;
  GtkWidget *viewport = entry != NULL ? gtk_widget_get_ancestor (entry, GTK_TYPE_VIEWPORT) : NULL;
  GtkWidget *page = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  graphene_rect_t bounds, whole;
  double top;

  if (page == NULL || self->scroll == NULL
      || !gtk_widget_compute_bounds (entry, page, &bounds) || !gtk_widget_compute_bounds (page, page, &whole))
    return;

  /* from the page's edge: its own coordinates begin inside its padding */
  top = bounds.origin.y - whole.origin.y;
  scroll_to (self->scroll, top - REVEAL_MARGIN, top + bounds.size.height + REVEAL_MARGIN);
}

static void
on_reveal_due (gpointer user_data)
{
  KioskFieldScroller *self = user_data;

  self->reveal_id = 0;
  reveal_entry (self);
}

/* The page got another height, as when the keyboard slides in: look again when it has been laid out. */
static void
schedule_reveal (KioskFieldScroller *self)
{
  if (self->reveal_id == 0)
    self->reveal_id = g_timeout_add_once (REVEAL_DELAY, on_reveal_due, self);
}

void
kiosk_field_scroller_follow (KioskFieldScroller *self,
                             GtkWidget          *text)
{
  GtkWidget *scrolled = text != NULL ? gtk_widget_get_ancestor (text, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  GtkAdjustment *scroll = scrolled != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;

  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_func (self->scroll, schedule_reveal, self);
  g_set_object (&self->text, text);
  g_set_object (&self->scroll, scroll);
  if (scroll != NULL)
    g_signal_connect_object (scroll, "changed", G_CALLBACK (schedule_reveal), self, G_CONNECT_SWAPPED);
  if (text != NULL)
    schedule_reveal (self);
}

KioskFieldScroller *
kiosk_field_scroller_new (void)
{
  return g_object_new (KIOSK_TYPE_FIELD_SCROLLER, NULL);
}

static void
kiosk_field_scroller_dispose (GObject *object)
{
  KioskFieldScroller *self = KIOSK_FIELD_SCROLLER (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_object (&self->text);
  g_clear_object (&self->scroll);
  G_OBJECT_CLASS (kiosk_field_scroller_parent_class)->dispose (object);
}

static void
kiosk_field_scroller_class_init (KioskFieldScrollerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_field_scroller_dispose;
}

static void
kiosk_field_scroller_init (KioskFieldScroller *self)
{
}
