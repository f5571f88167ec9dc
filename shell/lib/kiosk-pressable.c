/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-pressable.h"

static void
press (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  gtk_widget_activate (widget);
}

void
kiosk_pressable_install (GtkWidgetClass *widget_class)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));

  gtk_widget_class_install_action (widget_class, "pressable.press", NULL, press);
}
