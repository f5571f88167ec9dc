/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-bottom-bar.h"

struct _KioskBottomBar
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskBottomBar, kiosk_bottom_bar, GTK_TYPE_BOX)

static void
kiosk_bottom_bar_class_init (KioskBottomBarClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/parkkiosk/Kiosk/visit/kiosk-bottom-bar.ui");
}

static void
kiosk_bottom_bar_init (KioskBottomBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
