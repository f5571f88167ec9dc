/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How long a visitor waits between a touch on Next and the picture of the next step, in a form of 60 fields: what the flow
 * does, and the frame that shows it, without the wait for the screen's own beat. Both by the clock and by the processor's
 * time, which others that run meanwhile do not prolong. Beside it, in the same run, a flow whose steps have nothing in them.
 * Wants a screen of the kiosk's size, as tests/support/screen gives. */

#include "kiosk.h"

#include "kiosk-display.h"

#include <glib/gstdio.h>
#include <time.h>

#define AIM     16.0   /* milliseconds */
#define VISITS  4
#define ROUNDS  20   /* moves in each of them */
#define FIELDS  60
#define STILL   150  /* milliseconds */

/* Milliseconds, by the clock and of the processor. */
typedef struct
{
  double wall;
  double processor;
} Moment;

typedef struct
{
  KioskFlow *flow;
  Moment     frame_began;
  Moment     frame_took;
  gboolean   painted;
  GArray    *walls;        /* double, of each move */
  GArray    *processors;
} Bench;

static Moment
get_moment (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return (Moment) { (double) g_get_monotonic_time () / 1000, (double) used.tv_sec * 1000 + (double) used.tv_nsec / 1e6 };
}

static Moment
since (Moment began)
{
  Moment now = get_moment ();

  return (Moment) { now.wall - began.wall, now.processor - began.processor };
}

static void
append_field (GString *text,
              guint    number)
{
  static const char * const kinds[] = { "KioskTextField", "KioskPhoneField", "KioskNumberField", "KioskDateField", "KioskChoiceField" };
  guint kind = number % G_N_ELEMENTS (kinds);

  g_string_append_printf (text, "<child><object class=\"%s\"><property name=\"key\">field_%u</property><property name=\"label\">Field %u</property>"
                                "<property name=\"optional\">True</property>", kinds[kind], number, number);
  if (kind == 4)
    for (guint i = 0; i < 3; i++)
      g_string_append_printf (text, "<child><object class=\"KioskOption\"><property name=\"value\">%u</property>"
                                    "<property name=\"label\">Option %u</property></object></child>", i, i);
  g_string_append (text, "</object></child>");
}

/* A flow file; one that is built as those of services are. */
static KioskFlow *
build_flow (guint steps,
            guint fields)
{
  g_autoptr (GString) text = g_string_new ("<interface><object class=\"KioskFlow\" id=\"flow\"><property name=\"title\">Bench</property>");
  g_autofree char *directory = g_dir_make_tmp ("bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "bench.ui", NULL);
  g_autoptr (KioskFlowFile) file = NULL;

  for (guint step = 0; step < steps; step++)
    {
      g_string_append_printf (text, "<child><object class=\"KioskStep\"><property name=\"heading\">Step %u</property>"
                                    "<property name=\"question\">What about it?</property>", step);
      for (guint field = 0; field < fields; field++)
        append_field (text, step * fields + field);
      g_string_append (text, "</object></child>");
    }
  g_string_append (text, "</object></interface>");

  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  file = kiosk_flow_file_new (path, "bench", NULL);
  g_remove (path);
  g_rmdir (directory);
  return kiosk_flow_file_load (file, NULL);
}

static void
on_before_paint (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->frame_began = get_moment ();
}

static void
on_after_paint (GdkFrameClock *clock,
                Bench         *bench)
{
  bench->frame_took = since (bench->frame_began);
  bench->painted = TRUE;
}

static void
on_over (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* What a visitor would not notice: the step has been drawn, and nothing is left to do. */
static void
wait_until_still (void)
{
  gboolean over = FALSE;

  g_timeout_add_once (STILL, on_over, &over);
  while (!over || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
take_step (Bench    *bench,
           gboolean  forward)
{
  Moment began = get_moment (), sum;

  if (forward)
    kiosk_flow_next (bench->flow);
  else
    g_assert_true (kiosk_flow_back (bench->flow));
  sum = since (began);

  bench->painted = FALSE;
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
  sum.wall += bench->frame_took.wall;
  sum.processor += bench->frame_took.processor;
  g_array_append_val (bench->walls, sum.wall);
  g_array_append_val (bench->processors, sum.processor);
  wait_until_still ();
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
quantile (GArray *times,
          double  part)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, MIN ((guint) (part * times->len), times->len - 1));
}

static GtkWidget *
show (KioskFlow *flow)
{
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  g_autoptr (KioskContext) context = kiosk_context_new (backend, "en", "haicang");
  KioskPage *page = kiosk_flow_page_new (context, flow);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 1920);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  kiosk_page_start (page);
  while (gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (window)) < 3)
    {
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
  wait_until_still ();
  return window;
}

/* Forward to the end: every step for the first time. Then to and fro. */
static void
walk (Bench *first,
      Bench *again,
      guint  steps,
      guint  fields)
{
  KioskFlow *flow = build_flow (steps, fields);
  GtkWidget *window = show (flow);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  for (guint i = 0; i < ROUNDS; i++)
    {
      Bench *bench = i < steps - 1 ? first : again;

      bench->flow = flow;
      g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
      g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
      take_step (bench, i / (steps - 1) % 2 == 0);
      g_signal_handlers_disconnect_by_data (clock, bench);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
tell (const char *name,
      const char *when,
      Bench      *bench)
{
  g_print ("form: %s, %s: p50 %.1f ms, p99 %.1f ms; of the processor p50 %.1f ms, p99 %.1f ms\n", name, when,
           quantile (bench->walls, 0.5), quantile (bench->walls, 0.99), quantile (bench->processors, 0.5),
           quantile (bench->processors, 0.99));
}

/* Returns the median of the first times. */
static double
measure (const char *name,
         guint       steps,
         guint       fields)
{
  Bench first = { .walls = g_array_new (FALSE, FALSE, sizeof (double)), .processors = g_array_new (FALSE, FALSE, sizeof (double)) };
  Bench again = { .walls = g_array_new (FALSE, FALSE, sizeof (double)), .processors = g_array_new (FALSE, FALSE, sizeof (double)) };
  double median;

  for (guint i = 0; i < VISITS; i++)
    walk (&first, &again, steps, fields);
  tell (name, "for the first time", &first);
  tell (name, "again", &again);

  median = quantile (first.walls, 0.5);
  g_array_unref (first.walls);
  g_array_unref (first.processors);
  g_array_unref (again.walls);
  g_array_unref (again.processors);
  return median;
}

int
main (void)
{
  double empty, form;

  gtk_init ();
  kiosk_display_dress (gdk_display_get_default (), (const char * const []) { NULL });
  empty = measure ("empty steps", 2, 0);
  form = measure ("60 fields in 6 steps", 6, FIELDS / 6);
  g_print ("form: %.1f times the empty step (aim: below %.0f ms)\n", form / empty, AIM);
  measure ("60 fields in each of 2 steps", 2, FIELDS);
  return 0;
}
