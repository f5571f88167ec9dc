/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-bottom-bar.h"

struct _KioskBottomBar
{
  GtkBox     parent_instance;

  GtkWidget *low_position;
};

G_DEFINE_FINAL_TYPE (KioskBottomBar, kiosk_bottom_bar, GTK_TYPE_BOX)

void
kiosk_bottom_bar_set_landscape (KioskBottomBar *self,
                                gboolean        landscape)
{
  gtk_widget_set_visible (self->low_position, !landscape);
}

static void
kiosk_bottom_bar_class_init (KioskBottomBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-bottom-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskBottomBar, low_position);
}

static void
kiosk_bottom_bar_init (KioskBottomBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
