/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is read of a screen, in which order, and what ends it. */

#include "kiosk-page-reader.h"

#include <string.h>

#define PATIENCE 60 /* seconds */

/* the label under a heading, an empty one, one that is hidden, one that only disturbs, and a field with words above it; nobody
 * else is to hear what was typed into it */
static const char screen_ui[] =
  "<interface><object class='GtkBox' id='screen'><property name='orientation'>vertical</property>"
  "<child><object class='GtkLabel'><property name='label'>Park</property></object></child>"
  "<child><object class='GtkLabel'><property name='label'>Title</property><property name='accessible-role'>heading</property></object></child>"
  "<child><object class='GtkLabel'><property name='label'></property></object></child>"
  "<child><object class='GtkLabel'><property name='label'>Hidden</property><property name='visible'>False</property></object></child>"
  "<child><object class='GtkBox'><style><class name='unread'/></style><child><object class='GtkLabel'>"
  "<property name='label'>1:30 left</property></object></child></object></child>"
  "<child><object class='GtkLabel'><property name='label'>Name</property></object></child>"
  "<child><object class='GtkEntry'><property name='text'>Typed</property><property name='placeholder-text'>Here</property></object></child>"
  "<child><object class='GtkButton'><property name='label'>Next</property></object></child>"
  "<child><object class='GtkLabel' id='last'><property name='label'>138****9438</property></object></child>"
  "</object></interface>";

typedef struct
{
  KioskSpeaker    *speaker;
  KioskPageReader *reader;
  GtkWidget       *window;
  GtkWidget       *screen;
  GtkWidget       *last;
  GString         *read;
} Fixture;

static GtkWidget *
find_marked (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "being-read"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *marked = find_marked (child);

      if (marked != NULL)
        return marked;
    }
  return NULL;
}

static void
on_reading (Fixture *fixture)
{
  g_string_append_printf (fixture->read, "%s;", gtk_label_get_text (GTK_LABEL (find_marked (fixture->screen))));
}

static gboolean
on_out_of_patience (gpointer data)
{
  g_error ("The reader took too long");
  return G_SOURCE_REMOVE;
}

typedef gboolean (*Condition) (Fixture *fixture);

static void
wait_for (Fixture   *fixture,
          Condition  condition)
{
  guint id = g_timeout_add_seconds (PATIENCE, on_out_of_patience, NULL);

  while (!condition (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static gboolean
is_ready (Fixture *fixture)
{
  return kiosk_speaker_is_available (fixture->speaker) && gtk_widget_get_mapped (fixture->last);
}

static gboolean
is_silent (Fixture *fixture)
{
  return !kiosk_speaker_is_speaking (fixture->speaker);
}

static gboolean
has_begun (Fixture *fixture)
{
  return fixture->read->len > 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  sink)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (screen_ui, -1);
  g_autofree char *readings = g_build_filename (g_getenv ("KIOSK_SPEECH_DIR"), "pronunciations", NULL);

  fixture->read = g_string_new (NULL);
  fixture->speaker = kiosk_speaker_new (sink, 100, readings);
  fixture->reader = kiosk_page_reader_new (fixture->speaker);
  g_signal_connect_swapped (fixture->reader, "reading", G_CALLBACK (on_reading), fixture);
  kiosk_speaker_prepare (fixture->speaker);

  fixture->screen = GTK_WIDGET (gtk_builder_get_object (builder, "screen"));
  fixture->last = GTK_WIDGET (gtk_builder_get_object (builder, "last"));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->screen);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_ready);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  sink)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->reader);
  g_object_unref (fixture->speaker);
  g_string_free (fixture->read, TRUE);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  sink)
{
  kiosk_page_reader_read (fixture->reader, fixture->screen, "en");
  wait_for (fixture, is_silent);
  g_assert_cmpstr (fixture->read->str, ==, "Title;Park;Name;Next;138****9438;");
  g_assert_null (find_marked (fixture->screen));
}

static void
test_page_goes (Fixture       *fixture,
                gconstpointer  sink)
{
  kiosk_page_reader_read (fixture->reader, fixture->screen, "en");
  wait_for (fixture, has_begun);
  gtk_widget_set_visible (fixture->last, FALSE);
  g_assert_true (is_silent (fixture));
  g_assert_null (find_marked (fixture->screen));

  /* what is gone is not read, and reading goes on with what is there */
  g_string_truncate (fixture->read, 0);
  kiosk_page_reader_read (fixture->reader, fixture->screen, "zh_CN");
  wait_for (fixture, has_begun);
  g_assert_cmpstr (fixture->read->str, ==, "Title;");
  kiosk_speaker_stop (fixture->speaker);
  g_assert_null (find_marked (fixture->screen));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/page-reader/order", Fixture, "fakesink", set_up, test_order, tear_down);
  g_test_add ("/page-reader/page-goes", Fixture, "fakesink sync=true", set_up, test_page_goes, tear_down);
  return g_test_run ();
}
