/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From a key to what is seen of it, in a window of the display's size: until the frame with it has been drawn. What the X
 * server and the touchscreen take before that is not in it. Also what the engine costs in time and memory. */
#include "kiosk.h"

#include "kiosk-display.h"
#include "kiosk-keyboard.h"
#include "kiosk-rime-engine.h"

#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 30

static GtkWidget *window, *keyboard;
static gboolean drawn;

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

static void
on_after_paint (GdkFrameClock *clock)
{
  drawn = TRUE;
}

static double
milliseconds_since (gint64 begin)
{
  return (g_get_monotonic_time () - begin) / 1000.0;
}

static double
await_frame (gint64 begin)
{
  gint64 end = begin + 5 * G_USEC_PER_SEC;

  while (!drawn && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  return milliseconds_since (begin);
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 40000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static GtkWidget *
find_key (GtkWidget  *widget,
          const char *type,
          guint      *skip)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_key (child, type, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static double
measure_press (guint n)
{
  GtkWidget *key = find_key (keyboard, "KioskKey", &n);
  double taken;
  gint64 begin;

  settle ();
  drawn = FALSE;
  begin = g_get_monotonic_time ();
  gtk_widget_set_state_flags (key, GTK_STATE_FLAG_ACTIVE, FALSE);
  taken = await_frame (begin);
  gtk_widget_unset_state_flags (key, GTK_STATE_FLAG_ACTIVE);
  return taken;
}

static double
measure_candidates (char letter)
{
  char key[] = { letter, '\0' };
  gint64 begin;

  settle ();
  drawn = FALSE;
  begin = g_get_monotonic_time ();
  gtk_widget_activate_action (keyboard, "keyboard.insert", "s", key);
  return await_frame (begin);
}

static void
print_figure (const char *name,
              GArray     *values)
{
  g_array_sort (values, compare);
  printf ("%s\t%.2f\t%.2f\n", name, g_array_index (values, double, values->len / 2),
          g_array_index (values, double, values->len * 99 / 100));
}

static void
measure_frames (void)
{
  static const char keys[] = "xiamenludaokuajing";
  g_autoptr (GArray) presses = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; keys[i] != '\0'; i++)
      {
        double press = measure_press (i % 20);
        double shown = measure_candidates (keys[i]);

        g_array_append_val (presses, press);
        g_array_append_val (candidates, shown);
        if (keys[i + 1] == '\0')
          kiosk_keyboard_finish (KIOSK_KEYBOARD (keyboard));
      }
  print_figure ("press", presses);
  print_figure ("candidates", candidates);
}

/* In kB: what is this process's own, and its share of what is mapped. */
static long
read_memory (void)
{
  g_autofree char *rollup = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL))
    return 0;

  line = strstr (rollup, "\nPss:");
  return line != NULL ? atol (line + 5) : 0;
}

static void
open_window (KioskComposer *composer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_entry_new ();

  window = gtk_window_new ();
  gtk_widget_add_css_class (window, "kiosk");
  keyboard = kiosk_keyboard_new (composer, "zh_CN");
  gtk_widget_set_vexpand (entry, TRUE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), keyboard);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (entry);
  kiosk_keyboard_set_target (KIOSK_KEYBOARD (keyboard), GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry))));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint), NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (KioskComposer) composer = kiosk_composer_new (g_getenv ("KIOSK_INPUT_DIR"));
  long before;
  gint64 begin;

  gtk_init ();
  kiosk_display_dress (gdk_display_get_default (), (const char * const []) { NULL });
  before = read_memory ();
  begin = g_get_monotonic_time ();
  if (!kiosk_composer_prepare (composer))
    return EXIT_FAILURE;
  printf ("load\t%.2f\t%.2f\n", milliseconds_since (begin), milliseconds_since (begin));
  printf ("memory\t%.1f\t%.1f\n", (read_memory () - before) / 1024.0, (read_memory () - before) / 1024.0);

  open_window (composer);
  for (int i = 0; i < 20; i++)
    settle ();
  measure_frames ();
  printf ("memory-typed\t%.1f\t%.1f\n", (read_memory () - before) / 1024.0, (read_memory () - before) / 1024.0);
  return EXIT_SUCCESS;
}
