/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-style.h"

void
kiosk_style_set (GtkWidget  *widget,
                 const char *css_class,
                 gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}
