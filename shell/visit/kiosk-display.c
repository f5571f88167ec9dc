/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-display.h"

/* A service's icons lie beside its manifest, in folders as the icon theme specification has them: tiles are drawn before
 * any code is mapped. */
static void
add_icons (GdkDisplay         *display,
           const char * const *directories)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (display);

  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *icons = g_build_filename (directories[i], "icons", NULL);

      gtk_icon_theme_add_search_path (theme, icons);
    }
}

/* GTK reads a theme anew even when it is set to the one that it has. */
static void
set_word (GtkSettings *settings,
          const char  *name,
          const char  *word)
{
  g_autofree char *old = NULL;

  g_object_get (settings, name, &old, NULL);
  if (g_strcmp0 (old, word) != 0)
    g_object_set (settings, name, word, NULL);
}

void
kiosk_display_dress (GdkDisplay         *display,
                     const char * const *directories)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkSettings *settings = gtk_settings_get_for_display (display);

  set_word (settings, "gtk-theme-name", "Default");
  set_word (settings, "gtk-icon-theme-name", "hicolor");
  set_word (settings, "gtk-font-name", "Noto Sans CJK SC 24");
  g_object_set (settings, "gtk-error-bell", FALSE, "gtk-recent-files-enabled", FALSE, NULL);
  gtk_css_provider_load_from_resource (provider, "/org/parkkiosk/Kiosk/css/kiosk.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/org/parkkiosk/Kiosk/visit/icons");
  add_icons (display, directories);
}

void
kiosk_display_use_accent (GdkDisplay       *display,
                          KioskParkProfile *profile)
{
  g_autoptr (GtkCssProvider) provider = NULL;
  g_autofree char *colour = NULL;
  g_autofree char *css = NULL;
  GdkRGBA accent;

  if (!kiosk_park_profile_get_accent (profile, &accent))
    return;

  provider = gtk_css_provider_new ();
  colour = gdk_rgba_to_string (&accent);
  css = g_strdup_printf ("window.kiosk:not(.high-contrast) .home .hero { background-image: linear-gradient(120deg, "
                         "shade(%s, 0.65) 0%%, %s 55%%, shade(%s, 1.25) 100%%); }", colour, colour, colour);
  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
load_icons (gpointer display)
{
  gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (display), "kiosk-end-symbolic");
}

void
kiosk_display_load_icons_when_idle (GdkDisplay *display)
{
  g_idle_add_once (load_icons, display);
}
