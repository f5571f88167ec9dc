/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "read-screen.h"

#define PATIENCE 60 /* seconds */

static gboolean
on_out_of_patience (gpointer data)
{
  g_error ("The voice took too long");
  return G_SOURCE_REMOVE;
}

void
read_screen_wait_for (ReadScreen          *self,
                      ReadScreenCondition  condition)
{
  guint id = g_timeout_add_seconds (PATIENCE, on_out_of_patience, NULL);

  while (!condition (self))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

gboolean
read_screen_is_silent (ReadScreen *self)
{
  return !kiosk_speaker_is_speaking (self->speaker);
}

static gboolean
is_ready (ReadScreen *self)
{
  return kiosk_speaker_is_available (self->speaker) && gtk_widget_get_mapped (gtk_widget_get_last_child (self->screen));
}

GtkWidget *
read_screen_get (ReadScreen *self,
                 const char *id)
{
  return GTK_WIDGET (gtk_builder_get_object (self->builder, id));
}

void
read_screen_set_up (ReadScreen *self,
                    const char *ui,
                    const char *sink)
{
  g_autofree char *readings = g_build_filename (g_getenv ("KIOSK_SPEECH_DIR"), "pronunciations", NULL);

  self->speaker = kiosk_speaker_new (sink, 100, readings);
  self->reader = kiosk_page_reader_new (self->speaker);
  kiosk_speaker_prepare (self->speaker);

  self->builder = gtk_builder_new_from_string (ui, -1);
  self->screen = read_screen_get (self, "screen");
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->screen);
  gtk_window_present (GTK_WINDOW (self->window));
  read_screen_wait_for (self, is_ready);
}

void
read_screen_tear_down (ReadScreen *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->builder);
  g_assert_finalize_object (self->reader);
  g_object_unref (self->speaker);
}
