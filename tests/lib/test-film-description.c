/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is only seen in a film is told aloud, for which the film waits; the sound of films, and what else is heard. */

#include "camera-source.h"
#include "kiosk.h"
#include "kiosk-media-player.h"
#include "kiosk-media.h"

#include <gst/gst.h>
#include <string.h>

#define IN_TIME "fakesink sync=true"
#define SHORT   "A truck stops."
#define LONG    "A truck stops at the border, and two officers open its doors, one after the other."

#define FILM_PAGE_TYPE (film_page_get_type ())
G_DECLARE_FINAL_TYPE (FilmPage, film_page, FILM, PAGE, KioskPage)

struct _FilmPage
{
  KioskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (FilmPage, film_page, KIOSK_TYPE_PAGE)

static void
film_page_class_init (FilmPageClass *klass)
{
}

static void
film_page_init (FilmPage *self)
{
}

typedef struct
{
  CameraSource      source;
  KioskSpeaker     *speaker;  /* (nullable) */
  KioskContext     *context;
  GtkWidget        *window;
  KioskMediaPlayer *player;
  double            read_at;  /* the part of the film that was over when the voice began */
  double            wanted;
} Fixture;

static GtkWidget *
part (Fixture    *fixture,
      const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->player), KIOSK_TYPE_MEDIA_PLAYER, name));
}

static double
get_fraction (Fixture *fixture)
{
  return gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (part (fixture, "bar")));
}

static void
on_speaking_changed (Fixture *fixture)
{
  if (kiosk_speaker_is_speaking (fixture->speaker))
    fixture->read_at = get_fraction (fixture);
}

static gboolean
is_available (gpointer data)
{
  return kiosk_speaker_is_available (((Fixture *) data)->speaker);
}

static void
prepare_speaker (Fixture *fixture)
{
  g_autofree char *readings = g_build_filename (g_getenv ("KIOSK_SPEECH_DIR"), "pronunciations", NULL);

  fixture->speaker = kiosk_speaker_new (IN_TIME, 100, readings);
  g_signal_connect_swapped (fixture->speaker, "notify::speaking", G_CALLBACK (on_speaking_changed), fixture);
  kiosk_speaker_prepare (fixture->speaker);
  kiosk_context_set_speaker (fixture->context, fixture->speaker);
}

/* @has_speaker: whether the terminal has one. */
static void
set_up (Fixture       *fixture,
        gconstpointer  has_speaker)
{
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  GtkWidget *page;

  camera_source_set_up (&fixture->source);
  g_setenv ("KIOSK_MEDIA_DIR", fixture->source.directory, TRUE);
  fixture->context = kiosk_context_new (backend, "en", "haicang");
  if (has_speaker != NULL)
    prepare_speaker (fixture);

  fixture->player = g_object_new (KIOSK_TYPE_MEDIA_PLAYER, NULL);
  page = g_object_new (FILM_PAGE_TYPE, "context", fixture->context, "child", fixture->player, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  if (has_speaker != NULL)
    camera_source_wait (is_available, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  has_speaker)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  if (fixture->speaker != NULL)
    g_signal_handlers_disconnect_by_data (fixture->speaker, fixture);
  g_clear_object (&fixture->speaker);
  g_object_unref (fixture->context);
  camera_source_tear_down (&fixture->source);
}

static void
put (Fixture    *fixture,
     const char *name,
     const char *times,
     const char *words)
{
  g_autofree char *text = g_strdup_printf ("WEBVTT\n\n%s\n%s\n", times, words);

  g_free (camera_source_file (&fixture->source, name, text, -1));
}

static void
make_film (Fixture *fixture,
           int      tenths)
{
  g_autoptr (GdkPixbuf) paper = camera_source_paper (160, 120);

  g_free (camera_source_film (&fixture->source, "guide.avi", paper, tenths, NULL));
  kiosk_media_player_set_file (fixture->player, "guide.avi");
}

static void
touch (Fixture    *fixture,
       const char *name)
{
  g_assert_true (gtk_widget_get_mapped (part (fixture, name)) && gtk_widget_get_sensitive (part (fixture, name)));
  g_signal_emit_by_name (part (fixture, name), "clicked");
}

static gboolean
is_speaking (gpointer data)
{
  return kiosk_speaker_is_speaking (((Fixture *) data)->speaker);
}

static gboolean
is_silent (gpointer data)
{
  return !is_speaking (data);
}

static gboolean
has_ended (gpointer data)
{
  return kiosk_media_player_get_state (((Fixture *) data)->player) == KIOSK_MEDIA_PLAYER_STATE_ENDED;
}

static gboolean
is_over (gpointer data)
{
  return get_fraction (data) >= ((Fixture *) data)->wanted;
}

static void
wait_until (Fixture *fixture,
            double   fraction)
{
  fixture->wanted = fraction;
  camera_source_wait (is_over, fixture);
}

static void
wait_milliseconds (gint64 milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* A film of ten seconds that is described from its second on, with the voice just begun. */
static void
begin_to_tell (Fixture *fixture)
{
  put (fixture, "guide.description.vtt", "00:01.000 --> 00:09.000", LONG);
  make_film (fixture, 100);
  touch (fixture, "describe");
  touch (fixture, "play");
  camera_source_wait (is_speaking, fixture);
}

static void
test_in_time (Fixture       *fixture,
              gconstpointer  data)
{
  put (fixture, "guide.description.vtt", "00:00.100 --> 00:01.000", "It is for another language.");
  put (fixture, "guide.en.description.vtt", "00:02.000 --> 00:04.000", SHORT);
  make_film (fixture, 50);
  touch (fixture, "describe");
  g_assert_false (is_speaking (fixture));
  touch (fixture, "play");
  camera_source_wait (is_speaking, fixture);
  g_assert_cmpfloat (fixture->read_at, >=, 0.4);
  g_assert_cmpfloat (fixture->read_at, <, 0.6);
  camera_source_wait (is_silent, fixture);
  g_assert_cmpfloat (get_fraction (fixture), <, 0.85);

  /* once is enough */
  camera_source_wait (has_ended, fixture);
  g_assert_cmpfloat (fixture->read_at, <, 0.6);
}

/* It goes on by itself, and nothing of the description is lost: not a cue that is over while the one before it is read. */
static void
test_waits (Fixture       *fixture,
            gconstpointer  data)
{
  put (fixture, "guide.description.vtt", "00:00.500 --> 00:01.000", LONG "\n\n00:00.900 --> 00:00.950\n" SHORT);
  make_film (fixture, 30);
  touch (fixture, "describe");
  touch (fixture, "play");
  camera_source_wait (is_speaking, fixture);
  while (is_speaking (fixture))
    {
      g_assert_cmpfloat (get_fraction (fixture), <, 2.0 / 3);
      g_assert_cmpint (kiosk_media_player_get_state (fixture->player), ==, KIOSK_MEDIA_PLAYER_STATE_PLAYING);
      g_main_context_iteration (NULL, TRUE);
    }
  camera_source_wait (is_speaking, fixture);
  g_assert_cmpfloat (fixture->read_at, <, 2.2 / 3);
  camera_source_wait (has_ended, fixture);
}

static gboolean
is_pressed (Fixture *fixture)
{
  g_autofree char *other = gtk_test_accessible_check_state (GTK_ACCESSIBLE (part (fixture, "describe")), GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE);

  return other == NULL;
}

static void
test_off (Fixture       *fixture,
          gconstpointer  data)
{
  put (fixture, "guide.description.vtt", "00:00.000 --> 00:09.000", LONG);
  make_film (fixture, 100);
  g_assert_false (is_pressed (fixture));
  touch (fixture, "play");
  wait_until (fixture, 0.1);
  g_assert_false (is_speaking (fixture));
  touch (fixture, "describe");
  g_assert_true (is_pressed (fixture));
  camera_source_wait (is_speaking, fixture);
  touch (fixture, "describe");
  g_assert_false (is_speaking (fixture));
  wait_until (fixture, 0.3);
  g_assert_false (is_speaking (fixture));
}

/* What was cut short is read again from its beginning. */
static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  begin_to_tell (fixture);
  touch (fixture, "play");
  g_assert_cmpint (kiosk_media_player_get_state (fixture->player), ==, KIOSK_MEDIA_PLAYER_STATE_PAUSED);
  g_assert_false (is_speaking (fixture));
  wait_milliseconds (600);
  g_assert_false (is_speaking (fixture));
  touch (fixture, "play");
  camera_source_wait (is_speaking, fixture);
}

/* A film that waits is paused and goes on like any other. */
static void
test_pause_in_wait (Fixture       *fixture,
                    gconstpointer  data)
{
  double fraction;

  put (fixture, "guide.description.vtt", "00:00.500 --> 00:01.000", LONG);
  make_film (fixture, 30);
  touch (fixture, "describe");
  touch (fixture, "play");
  camera_source_wait (is_speaking, fixture);
  wait_milliseconds (800);
  touch (fixture, "play");
  g_assert_false (is_speaking (fixture));
  fraction = get_fraction (fixture);
  wait_milliseconds (600);
  g_assert_cmpfloat_with_epsilon (get_fraction (fixture), fraction, 0.01);
  touch (fixture, "play");
  camera_source_wait (is_speaking, fixture);
  camera_source_wait (has_ended, fixture);
}

static void
test_jump (Fixture       *fixture,
           gconstpointer  data)
{
  begin_to_tell (fixture);
  touch (fixture, "back");
  g_assert_false (is_speaking (fixture));
  camera_source_wait (is_speaking, fixture);
  touch (fixture, "again");
  g_assert_false (is_speaking (fixture));
  camera_source_wait (is_speaking, fixture);
}

static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  begin_to_tell (fixture);
  gtk_widget_set_visible (GTK_WIDGET (fixture->player), FALSE);
  g_assert_false (is_speaking (fixture));
  wait_milliseconds (600);
  g_assert_false (is_speaking (fixture));

  gtk_widget_set_visible (GTK_WIDGET (fixture->player), TRUE);
  touch (fixture, "play");
  camera_source_wait (is_speaking, fixture);
  kiosk_media_player_set_file (fixture->player, NULL);
  g_assert_false (is_speaking (fixture));
  g_assert_false (gtk_widget_get_visible (part (fixture, "describe")));
}

static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  put (fixture, "guide.zh_CN.description.vtt", "00:00.000 --> 00:01.000", "一辆货车停下。");
  put (fixture, "guide.vtt", "00:00.000 --> 00:01.000", "Captions");
  make_film (fixture, 10);
  g_assert_false (gtk_widget_get_visible (part (fixture, "describe")));
}

static void
test_no_speaker (Fixture       *fixture,
                 gconstpointer  data)
{
  put (fixture, "guide.description.vtt", "00:00.000 --> 00:01.000", SHORT);
  make_film (fixture, 10);
  g_assert_false (gtk_widget_get_visible (part (fixture, "describe")));
  touch (fixture, "play");
  camera_source_wait (has_ended, fixture);
}

/* One that turns out not to work is promised no longer, and the film does not wait for it. */
static void
test_broken_speaker (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *readings = g_build_filename (g_getenv ("KIOSK_SPEECH_DIR"), "pronunciations", NULL);

  fixture->speaker = kiosk_speaker_new ("no-such-sink", 100, readings);
  kiosk_context_set_speaker (fixture->context, fixture->speaker);
  put (fixture, "guide.description.vtt", "00:00.000 --> 00:00.500", LONG);
  make_film (fixture, 20);
  g_assert_false (gtk_widget_get_visible (part (fixture, "describe")));
  kiosk_speaker_prepare (fixture->speaker);
  camera_source_wait (is_available, fixture);
  touch (fixture, "describe");
  touch (fixture, "play");
  camera_source_wait (has_ended, fixture);
  g_assert_false (gtk_widget_get_visible (part (fixture, "describe")));
}

/* As the shell does with the words of a page. */
static void
read_page (Fixture *fixture)
{
  static const char * const texts[] = { LONG, NULL };

  kiosk_speaker_speak (fixture->speaker, texts, "en");
  g_assert_true (is_speaking (fixture));
}

static void
expect_stillness (Fixture *fixture)
{
  double fraction = get_fraction (fixture);

  g_assert_cmpint (kiosk_media_player_get_state (fixture->player), ==, KIOSK_MEDIA_PLAYER_STATE_PAUSED);
  wait_milliseconds (600);
  g_assert_true (is_speaking (fixture));
  g_assert_cmpint (kiosk_media_player_get_state (fixture->player), ==, KIOSK_MEDIA_PLAYER_STATE_PAUSED);
  touch (fixture, "play");
  g_assert_false (is_speaking (fixture));
  g_assert_cmpfloat_with_epsilon (get_fraction (fixture), fraction, 0.05);
}

/* A film pauses for the voice that reads the page; and the voice stops for a film. */
static void
test_one_at_once (Fixture       *fixture,
                  gconstpointer  data)
{
  make_film (fixture, 100);
  read_page (fixture);
  touch (fixture, "play");
  g_assert_false (is_speaking (fixture));
  wait_until (fixture, 0.1);
  read_page (fixture);
  expect_stillness (fixture);
  wait_until (fixture, 0.2);
}

/* Nor do the page and the description speak at once. */
static void
test_one_voice (Fixture       *fixture,
                gconstpointer  data)
{
  begin_to_tell (fixture);
  read_page (fixture);
  expect_stillness (fixture);
}

static char *
make_loud_film (Fixture *fixture)
{
  g_autofree char *file = g_build_filename (fixture->source.directory, "loud.avi", NULL);
  g_autofree char *description =
    g_strdup_printf ("videotestsrc num-buffers=100 ! video/x-raw,width=160,height=120,framerate=10/1 ! jpegenc ! avimux name=mux ! filesink location=%s "
                     "audiotestsrc num-buffers=100 samplesperbuffer=4800 ! audio/x-raw,format=S16LE,rate=48000,channels=1 ! mux.", file);
  GstElement *pipeline = gst_parse_launch (description, NULL);
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message = NULL;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, 60 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
  g_ptr_array_add (fixture->source.files, g_steal_pointer (&file));
  kiosk_media_player_set_file (fixture->player, "loud.avi");
  return g_build_filename (fixture->source.directory, "heard", NULL);
}

/* Whether there is any sound in the last half of a second that was heard. */
static gboolean
is_loud (const char *heard)
{
  g_autofree char *bytes = NULL;
  gsize size = 0, loud = 0;

  g_assert_true (g_file_get_contents (heard, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 48000);
  for (gsize i = size - 48000; i < size; i++)
    loud += bytes[i] != 0;
  return loud > 0;
}

static void
test_silent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *heard = make_loud_film (fixture);
  g_autofree char *sink = g_strdup_printf ("filesink buffer-mode=unbuffered sync=true location=%s", heard);

  g_ptr_array_add (fixture->source.files, g_strdup (heard));
  kiosk_context_set_audio_sink (fixture->context, sink);
  touch (fixture, "play");
  wait_until (fixture, 0.1);
  g_assert_true (is_loud (heard));
  while (gtk_widget_get_sensitive (part (fixture, "quieter")))
    touch (fixture, "quieter");
  wait_until (fixture, 0.5);
  g_assert_false (is_loud (heard));
  touch (fixture, "louder");
  wait_until (fixture, 0.8);
  g_assert_true (is_loud (heard));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

#define ADD(path, has_speaker, function) g_test_add (path, Fixture, GINT_TO_POINTER (has_speaker), set_up, function, tear_down)
  ADD ("/description/in-time", TRUE, test_in_time);
  ADD ("/description/waits", TRUE, test_waits);
  ADD ("/description/off", TRUE, test_off);
  ADD ("/description/pause", TRUE, test_pause);
  ADD ("/description/pause-in-wait", TRUE, test_pause_in_wait);
  ADD ("/description/jump", TRUE, test_jump);
  ADD ("/description/leave", TRUE, test_leave);
  ADD ("/description/none", TRUE, test_none);
  ADD ("/description/no-speaker", FALSE, test_no_speaker);
  ADD ("/description/broken-speaker", FALSE, test_broken_speaker);
  ADD ("/sound/one-at-once", TRUE, test_one_at_once);
  ADD ("/sound/one-voice", TRUE, test_one_voice);
  ADD ("/sound/silent", FALSE, test_silent);
#undef ADD
  return g_test_run ();
}
