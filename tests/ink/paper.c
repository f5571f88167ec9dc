/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The pad in a window of its own, as large as the keyboard shows it. It prints what the pad says. */

#include "kiosk-ink-pad.h"

#include <stdio.h>
#include <stdlib.h>

static void G_GNUC_PRINTF (1, 2)
say (const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  fflush (stdout);
}

static void
on_candidates_changed (KioskInkPad *pad,
                       GStrv        candidates,
                       GtkLabel    *bar)
{
  g_autofree char *words = g_strjoinv (" ", candidates);

  gtk_label_set_label (bar, words);
  say ("candidates %s\n", words);
}

static void
on_paused (KioskInkPad *pad)
{
  say ("paused\n");
}

static void
on_undo (KioskInkPad *pad)
{
  say ("undo %d\n", kiosk_ink_pad_undo (pad));
}

/* Where the pad lies, once it has been drawn. */
static void
on_drawn (GdkFrameClock *clock,
          GtkWidget     *pad)
{
  graphene_rect_t bounds;

  g_signal_handlers_disconnect_by_func (clock, on_drawn, pad);
  if (gtk_widget_compute_bounds (pad, GTK_WIDGET (gtk_widget_get_root (pad)), &bounds))
    say ("pad %.0f %.0f %.0f %.0f\n", bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height);
}

static GtkWidget *
make_key (const char *label,
          GCallback   callback,
          GtkWidget  *pad)
{
  GtkWidget *key = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (key, "special");
  gtk_widget_set_vexpand (key, TRUE);
  g_signal_connect_swapped (key, "clicked", callback, pad);
  return key;
}

static GtkWidget *
make_keyboard (GtkWidget *pad)
{
  GtkWidget *keyboard = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14), *keys = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  gtk_widget_add_css_class (keyboard, "keyboard");
  gtk_widget_set_valign (keyboard, GTK_ALIGN_END);
  gtk_widget_set_vexpand (keyboard, TRUE);
  gtk_widget_set_hexpand (pad, TRUE);
  gtk_widget_set_size_request (pad, -1, 620);
  gtk_box_append (GTK_BOX (keyboard), pad);
  gtk_box_append (GTK_BOX (keys), make_key ("删除", G_CALLBACK (on_undo), pad));
  gtk_box_append (GTK_BOX (keys), make_key ("重写", G_CALLBACK (kiosk_ink_pad_clear), pad));
  gtk_box_append (GTK_BOX (keyboard), keys);
  return keyboard;
}

static GtkWidget *
make_window (GtkWidget *pad)
{
  GtkWidget *window = gtk_window_new (), *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = gtk_label_new (NULL);

  g_signal_connect (pad, "candidates-changed", G_CALLBACK (on_candidates_changed), bar);
  g_signal_connect (pad, "paused", G_CALLBACK (on_paused), NULL);
  gtk_box_append (GTK_BOX (page), bar);
  gtk_box_append (GTK_BOX (page), make_keyboard (pad));
  gtk_widget_add_css_class (window, "kiosk");
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_fullscreen (GTK_WINDOW (window));
  return window;
}

static void
load_looks (void)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (css, "/org/parkkiosk/Kiosk/css/kiosk.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskInkRecogniser) recogniser = kiosk_ink_recogniser_new (NULL, &error);
  GtkWidget *pad, *window;

  if (recogniser == NULL)
    {
      say ("no model: %s\n", error->message);
      return EXIT_FAILURE;
    }

  gtk_init ();
  load_looks ();
  pad = kiosk_ink_pad_new ();
  g_object_set (pad, "recogniser", recogniser, "pause", argc > 1 ? (guint) atoi (argv[1]) : 0, NULL);
  window = make_window (pad);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_drawn), pad);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
