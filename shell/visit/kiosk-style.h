/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the widget a CSS class, or takes it away. */
void kiosk_style_set (GtkWidget  *widget,
                      const char *css_class,
                      gboolean    on);

G_END_DECLS
