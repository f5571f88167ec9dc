/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-closed-screen.h"

#include "kiosk-wall-clock.h"

struct _KioskClosedScreen
{
  GtkWidget  parent_instance;

  GtkWidget *opening;
  GtkLabel  *opens;
};

G_DEFINE_FINAL_TYPE (KioskClosedScreen, kiosk_closed_screen, GTK_TYPE_WIDGET)

void
kiosk_closed_screen_set_opening (KioskClosedScreen *self,
                                 GDateTime         *opens)
{
  /* figures alone, that everybody reads */
  g_autofree char *time = opens != NULL ? g_date_time_format (opens, "%Y-%m-%d  %H:%M") : g_strdup ("");

  gtk_label_set_label (self->opens, time);
  gtk_widget_set_visible (self->opening, opens != NULL);
}

static void
kiosk_closed_screen_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_closed_screen_parent_class)->dispose (object);
}

static void
kiosk_closed_screen_class_init (KioskClosedScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_closed_screen_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-closed-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskClosedScreen, opening);
  gtk_widget_class_bind_template_child (widget_class, KioskClosedScreen, opens);
}

static void
kiosk_closed_screen_init (KioskClosedScreen *self)
{
  g_type_ensure (KIOSK_TYPE_WALL_CLOCK);
  gtk_widget_init_template (GTK_WIDGET (self));
}
