/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-icons-private.h"

#define ICONS "/org/parkkiosk/Kiosk/lib/icons"

void
kiosk_icons_add (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_auto (GStrv) paths = gtk_icon_theme_get_resource_path (theme);

  if (!g_strv_contains ((const char * const *) paths, ICONS))
    gtk_icon_theme_add_resource_path (theme, ICONS);
}
