/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The least that GTK can do: a window that fills the screen and changes its colour when it is touched. What the kiosk
 * costs is measured beside it. */

#include <gtk/gtk.h>

static void
on_clicked (GtkButton *button,
            gpointer   user_data)
{
  gtk_widget_add_css_class (GTK_WIDGET (button), "touched");
}

static void
on_activate (GtkApplication *application,
             gpointer        user_data)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *button = gtk_button_new ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider,
                                   "button { background: white; border-radius: 0; transition: none; }"
                                   "button.touched { background: navy; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), NULL);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
