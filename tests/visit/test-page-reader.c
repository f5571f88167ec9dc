/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is read of a screen, in which order, and what ends it. */

#include "read-screen.h"

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
  ReadScreen  parent;
  GtkWidget  *last;
  GString    *read;
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
  g_string_append_printf (fixture->read, "%s;", gtk_label_get_text (GTK_LABEL (find_marked (fixture->parent.screen))));
}

static gboolean
has_begun (ReadScreen *screen)
{
  return ((Fixture *) screen)->read->len > 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  sink)
{
  read_screen_set_up (&fixture->parent, screen_ui, sink);
  fixture->last = read_screen_get (&fixture->parent, "last");
  fixture->read = g_string_new (NULL);
  g_signal_connect_swapped (fixture->parent.reader, "reading", G_CALLBACK (on_reading), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  sink)
{
  read_screen_tear_down (&fixture->parent);
  g_string_free (fixture->read, TRUE);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  sink)
{
  kiosk_page_reader_read (fixture->parent.reader, fixture->parent.screen, "en");
  read_screen_wait_for (&fixture->parent, read_screen_is_silent);
  g_assert_cmpstr (fixture->read->str, ==, "Title;Park;Name;Next;138****9438;");
  g_assert_null (find_marked (fixture->parent.screen));
}

static void
test_page_goes (Fixture       *fixture,
                gconstpointer  sink)
{
  kiosk_page_reader_read (fixture->parent.reader, fixture->parent.screen, "en");
  read_screen_wait_for (&fixture->parent, has_begun);
  gtk_widget_set_visible (fixture->last, FALSE);
  g_assert_true (read_screen_is_silent (&fixture->parent));
  g_assert_null (find_marked (fixture->parent.screen));

  /* what is gone is not read, and reading goes on with what is there */
  g_string_truncate (fixture->read, 0);
  kiosk_page_reader_read (fixture->parent.reader, fixture->parent.screen, "zh_CN");
  read_screen_wait_for (&fixture->parent, has_begun);
  g_assert_cmpstr (fixture->read->str, ==, "Title;");
  kiosk_speaker_stop (fixture->parent.speaker);
  g_assert_null (find_marked (fixture->parent.screen));
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
