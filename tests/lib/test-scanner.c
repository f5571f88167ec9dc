/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Codes that are held before the camera, good ones and bad ones. */

#include "camera-source.h"
#include "kiosk.h"

#include <string.h>

#define WIDTH  640
#define HEIGHT 480

typedef struct
{
  CameraSource  source;
  KioskCamera  *camera;
  GtkWidget    *window;
  GtkWidget    *scanner;
  GPtrArray    *texts;     /* of char: what was scanned */
  guint         wanted;
  guint         pictures;
  gint64        first_at;  /* the first picture */
  gint64        text_at;   /* the last text */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  camera_source_set_up (&fixture->source);
  fixture->texts = g_ptr_array_new_with_free_func (g_free);
  fixture->window = gtk_window_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  /* the last reading may still be under way */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (fixture->camera != NULL)
    g_assert_cmpint (kiosk_camera_get_state (fixture->camera), ==, KIOSK_CAMERA_STATE_OFF);
  g_clear_object (&fixture->camera);
  g_ptr_array_unref (fixture->texts);
  camera_source_tear_down (&fixture->source);
}

static void
on_scanned (Fixture    *fixture,
            const char *text)
{
  fixture->text_at = g_get_monotonic_time ();
  g_ptr_array_add (fixture->texts, g_strdup (text));
}

static void
on_pictured (Fixture *fixture)
{
  if (fixture->pictures++ == 0)
    fixture->first_at = g_get_monotonic_time ();
}

static void
scan (Fixture    *fixture,
      const char *source)
{
  fixture->camera = kiosk_camera_new (source);
  g_signal_connect_swapped (fixture->camera, "pictured", G_CALLBACK (on_pictured), fixture);
  fixture->scanner = kiosk_scanner_new ();
  kiosk_scanner_set_camera (KIOSK_SCANNER (fixture->scanner), fixture->camera);
  g_signal_connect_swapped (fixture->scanner, "scanned", G_CALLBACK (on_scanned), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->scanner);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
has_scanned (gpointer data)
{
  Fixture *fixture = data;

  return fixture->texts->len >= fixture->wanted;
}

static void
wait_for_texts (Fixture *fixture,
                guint    n)
{
  fixture->wanted = n;
  camera_source_wait (has_scanned, fixture);
}

static gboolean
has_seen (gpointer data)
{
  Fixture *fixture = data;

  return fixture->pictures >= fixture->wanted;
}

/* A dozen pictures are as many as a second has, of which at least four are read. */
static void
look_for_a_while (Fixture *fixture)
{
  fixture->wanted = fixture->pictures + 12;
  camera_source_wait (has_seen, fixture);
}

static GdkPixbuf *
with_qr (const char *data,
         int         size)
{
  GdkPixbuf *paper = camera_source_paper (WIDTH, HEIGHT);

  camera_source_draw_qr (paper, 20, 20, size > 300 ? 4 : 6, data, size);
  return paper;
}

static void
hold_qr (Fixture    *fixture,
         const char *data,
         int         size)
{
  g_autoptr (GdkPixbuf) paper = with_qr (data, size);
  g_autofree char *uri = camera_source_picture (&fixture->source, "code.png", paper);

  scan (fixture, uri);
}

static void
hold_two (Fixture *fixture)
{
  g_autoptr (GdkPixbuf) paper = camera_source_paper (WIDTH, HEIGHT);
  g_autofree char *uri = NULL;

  camera_source_draw_qr (paper, 10, 120, 8, "left", 4);
  camera_source_draw_qr (paper, 330, 120, 8, "right", 5);
  uri = camera_source_picture (&fixture->source, "two.png", paper);
  scan (fixture, uri);
}

/* Told exactly as they are, whatever they say, and once. */
static void
test_texts (Fixture       *fixture,
            gconstpointer  text)
{
  hold_qr (fixture, text, (int) strlen (text));
  wait_for_texts (fixture, 1);
  look_for_a_while (fixture);
  g_assert_cmpuint (fixture->texts->len, ==, 1);
  g_assert_cmpstr (fixture->texts->pdata[0], ==, text);
}

typedef struct
{
  const char *data;
  int         size;
} Hostile;

/* Never told. */
static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  const Hostile *hostile = data;

  hold_qr (fixture, hostile->data, hostile->size);
  look_for_a_while (fixture);
  g_assert_cmpuint (fixture->texts->len, ==, 0);
}

static void
test_too_long (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = g_strnfill (KIOSK_SCANNER_MAX_TEXT + 1, 'x');

  hold_qr (fixture, text, (int) strlen (text));
  look_for_a_while (fixture);
  g_assert_cmpuint (fixture->texts->len, ==, 0);
}

static void
test_longest (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = g_strnfill (KIOSK_SCANNER_MAX_TEXT, 'x');

  hold_qr (fixture, text, (int) strlen (text));
  wait_for_texts (fixture, 1);
  g_assert_cmpstr (fixture->texts->pdata[0], ==, text);
}

/* ISO/IEC 15417: start B, P, A, R, K, check 25, stop. */
static void
test_code_128 (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GdkPixbuf) paper = camera_source_paper (WIDTH, HEIGHT);
  g_autofree char *uri = NULL;

  camera_source_draw_bars (paper, 80, 120, 4, "211214" "313121" "111323" "231131" "112331" "321122" "2331112");
  uri = camera_source_picture (&fixture->source, "bars.png", paper);
  scan (fixture, uri);
  wait_for_texts (fixture, 1);
  g_assert_cmpstr (fixture->texts->pdata[0], ==, "PARK");
}

/* ISO/IEC 15420: 4006381333931, whose first digit is in the parities of the left half. */
static void
test_ean_13 (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GdkPixbuf) paper = camera_source_paper (WIDTH, HEIGHT);
  g_autofree char *uri = NULL;

  camera_source_draw_bars (paper, 80, 120, 4,
                           "111" "3211" "1123" "1114" "1411" "3121" "1222" "11111" "1411" "1411" "1411" "3112" "1411" "2221" "111");
  uri = camera_source_picture (&fixture->source, "bars.png", paper);
  scan (fixture, uri);
  wait_for_texts (fixture, 1);
  g_assert_cmpstr (fixture->texts->pdata[0], ==, "4006381333931");
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

/* Two that lie side by side are told once each, not by turns. */
static void
test_two (Fixture       *fixture,
          gconstpointer  data)
{
  hold_two (fixture);
  wait_for_texts (fixture, 2);
  look_for_a_while (fixture);
  g_assert_cmpuint (fixture->texts->len, ==, 2);
  g_ptr_array_sort (fixture->texts, compare);
  g_assert_cmpstr (fixture->texts->pdata[0], ==, "left");
  g_assert_cmpstr (fixture->texts->pdata[1], ==, "right");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GdkPixbuf) paper = camera_source_paper (WIDTH, HEIGHT);
  g_autofree char *uri = camera_source_picture (&fixture->source, "paper.png", paper);

  scan (fixture, uri);
  look_for_a_while (fixture);
  g_assert_cmpuint (fixture->texts->len, ==, 0);
}

/* One code, another one, and the first one again when it has been away for long enough. */
static void
test_one_after_the_other (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GdkPixbuf) nothing = camera_source_paper (WIDTH, HEIGHT);
  g_autoptr (GdkPixbuf) first = with_qr ("first", 5);
  g_autoptr (GdkPixbuf) second = with_qr ("second", 6);
  g_autofree char *uri = camera_source_film (&fixture->source, "codes.avi", nothing, 10, first, 15, second, 40, first, 15, NULL);

  scan (fixture, uri);
  wait_for_texts (fixture, 1);
  /* the film shows it after a second */
  g_test_minimized_result ((double) (fixture->text_at - fixture->first_at - G_USEC_PER_SEC) / 1000,
                           "from a code before the camera to its text: %.0f ms",
                           (double) (fixture->text_at - fixture->first_at - G_USEC_PER_SEC) / 1000);
  wait_for_texts (fixture, 3);
  g_assert_cmpstr (fixture->texts->pdata[0], ==, "first");
  g_assert_cmpstr (fixture->texts->pdata[1], ==, "second");
  g_assert_cmpstr (fixture->texts->pdata[2], ==, "first");
}

static void
test_mapped (Fixture       *fixture,
             gconstpointer  data)
{
  hold_qr (fixture, "code", 4);
  wait_for_texts (fixture, 1);
  gtk_widget_set_visible (fixture->scanner, FALSE);
  g_assert_cmpint (kiosk_camera_get_state (fixture->camera), ==, KIOSK_CAMERA_STATE_OFF);
  gtk_widget_set_visible (fixture->scanner, TRUE);
  /* another page that shows it is another request for a code */
  wait_for_texts (fixture, 2);
}

/* A page that goes on to the next one as soon as it has the code takes the scanner with it. */
static void
on_scanned_leave (Fixture *fixture)
{
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
}

static void
test_leaves (Fixture       *fixture,
             gconstpointer  data)
{
  hold_two (fixture);
  g_signal_connect_swapped (fixture->scanner, "scanned", G_CALLBACK (on_scanned_leave), fixture);
  wait_for_texts (fixture, 1);
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->texts->len, ==, 1);
}

static gboolean
sees (GtkWidget  *widget,
      const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (sees (child, words))
      return TRUE;

  return FALSE;
}

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_mapped (((Fixture *) data)->scanner);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  gboolean available;

  scan (fixture, "none");
  camera_source_wait (is_shown, fixture);
  g_assert_true (sees (fixture->window, "This terminal has no camera."));
  g_assert_true (sees (fixture->window, "Please type the code."));
  g_assert_false (sees (fixture->window, "Hold the code on your receipt in front of the camera."));
  g_object_get (fixture->scanner, "available", &available, NULL);
  g_assert_false (available);

  g_object_set (fixture->scanner, "instead", "Type the number.", NULL);
  g_assert_true (sees (fixture->window, "Type the number."));

  /* no camera at all is the same to a visitor */
  kiosk_scanner_set_camera (KIOSK_SCANNER (fixture->scanner), NULL);
  g_assert_true (sees (fixture->window, "This terminal has no camera."));
  g_assert_false (kiosk_scanner_is_available (KIOSK_SCANNER (fixture->scanner)));
}

static void
test_words_while_live (Fixture       *fixture,
                       gconstpointer  data)
{
  hold_qr (fixture, "code", 4);
  camera_source_wait (is_shown, fixture);
  g_assert_true (sees (fixture->window, "The camera is being switched on."));
  g_assert_true (sees (fixture->window, "Hold the code on your receipt in front of the camera."));
  wait_for_texts (fixture, 1);
  g_assert_false (sees (fixture->window, "The camera is being switched on."));
  g_assert_true (sees (fixture->window, "Hold the code on your receipt in front of the camera."));
  g_assert_true (kiosk_scanner_is_available (KIOSK_SCANNER (fixture->scanner)));
}

static void
test_words_in_trouble (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *uri = camera_source_file (&fixture->source, "damaged.png", "nothing", -1);

  scan (fixture, uri);
  for (int i = 0; i < 10000 && kiosk_camera_get_state (fixture->camera) != KIOSK_CAMERA_STATE_FAILED; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (sees (fixture->window, "The camera does not answer. It is being tried again."));
  g_assert_true (sees (fixture->window, "Please type the code."));
}

#define ADD(path, data, function) g_test_add ("/scanner/" path, Fixture, data, set_up, function, tear_down)

static void
add_texts (void)
{
  ADD ("text/reference", "HC-20261124-0007", test_texts);
  ADD ("text/chinese", "海沧园区 跨境电商 0007", test_texts);
  ADD ("text/link", "https://example.org/?a=1&b=%00", test_texts);
  ADD ("text/script", "<script>alert(1)</script>", test_texts);
  ADD ("text/format", "%s%n%x%99999d", test_texts);
  ADD ("text/sql", "'; DROP TABLE submissions; --", test_texts);
  ADD ("text/markup", "<b>&amp;", test_texts);
}

static void
add_hostile (void)
{
  static const Hostile line_ends = { "PARK\r\nX-Header: 1", 17 };
  static const Hostile escape = { "\033]0;title\007\033[2J", 14 };
  static const Hostile nul = { "HC-20261124\0-0007", 17 };
  static const Hostile turned = { "HC-\342\200\256 7000", 11 };
  static const Hostile zero_width = { "HC\342\200\213-7000", 10 };
  static const Hostile binary = { "\001\002\003\004\376\377\200\201\0\037\177", 11 };

  ADD ("hostile/line-ends", &line_ends, test_hostile);
  ADD ("hostile/escape", &escape, test_hostile);
  ADD ("hostile/nul", &nul, test_hostile);
  ADD ("hostile/turned", &turned, test_hostile);
  ADD ("hostile/zero-width", &zero_width, test_hostile);
  ADD ("hostile/binary", &binary, test_hostile);
  ADD ("hostile/too-long", NULL, test_too_long);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add_texts ();
  add_hostile ();
  ADD ("longest", NULL, test_longest);
  ADD ("code-128", NULL, test_code_128);
  ADD ("ean-13", NULL, test_ean_13);
  ADD ("two", NULL, test_two);
  ADD ("nothing", NULL, test_nothing);
  ADD ("one-after-the-other", NULL, test_one_after_the_other);
  ADD ("mapped", NULL, test_mapped);
  ADD ("leaves", NULL, test_leaves);
  ADD ("words/missing", NULL, test_words);
  ADD ("words/live", NULL, test_words_while_live);
  ADD ("words/trouble", NULL, test_words_in_trouble);

  return g_test_run ();
}
