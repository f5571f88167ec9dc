/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-rest-screen.h"

struct _KioskRestScreen
{
  GtkWidget parent_instance;

  guint     over_id;
};

enum
{
  SIGNAL_OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskRestScreen, kiosk_rest_screen, GTK_TYPE_WIDGET)

static void
on_over (gpointer user_data)
{
  KioskRestScreen *self = user_data;

  self->over_id = 0;
  g_signal_emit (self, signals[SIGNAL_OVER], 0);
}

GtkWidget *
kiosk_rest_screen_new (guint seconds)
{
  KioskRestScreen *self = g_object_new (KIOSK_TYPE_REST_SCREEN, NULL);

  self->over_id = g_timeout_add_once (seconds * 1000, on_over, self);
  return GTK_WIDGET (self);
}

static void
kiosk_rest_screen_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_handle_id (&KIOSK_REST_SCREEN (object)->over_id, g_source_remove);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_rest_screen_parent_class)->dispose (object);
}

static void
kiosk_rest_screen_class_init (KioskRestScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_rest_screen_dispose;
  signals[SIGNAL_OVER] = g_signal_new ("over", KIOSK_TYPE_REST_SCREEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-rest-screen.ui");
}

static void
kiosk_rest_screen_init (KioskRestScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
