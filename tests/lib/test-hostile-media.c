/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Films and pictures that somebody broke, on purpose or not: they are skipped, and do no harm. The many of them are opened in a
 * process of its own, which may have so much memory and time and no more; what ends it is a failure here. */

#include "camera-source.h"
#include "kiosk-attract-loop.h"
#include "kiosk-video.h"

#include <gst/gst.h>
#include <string.h>
#include <sys/resource.h>

#define FILMS        24
#define STILLS       400
#define MOST_MEMORY  (G_GUINT64_CONSTANT (4) << 30)  /* of addresses */
#define MOST_SECONDS 180                             /* of a processor */
#define PATIENCE     G_USEC_PER_SEC                  /* for one film */

#if defined (__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined (__has_feature)
#if __has_feature (address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0   /* whose shadow takes more addresses than there is memory */
#endif

static const char *program;

typedef struct
{
  CameraSource  source;
  GRand        *rand;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  camera_source_set_up (&fixture->source);
  fixture->rand = g_rand_new_with_seed (24);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_rand_free (fixture->rand);
  camera_source_tear_down (&fixture->source);
}

static char *
path_of (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->source.directory, name, NULL);
}

static void
put (Fixture    *fixture,
     const char *name,
     const void *content,
     gsize       size)
{
  g_free (camera_source_file (&fixture->source, name, content, (gssize) size));
}

static GByteArray *
get (Fixture    *fixture,
     const char *name)
{
  g_autofree char *path = path_of (fixture, name);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  return g_byte_array_new_take ((guint8 *) content, size);
}

/* What GStreamer makes of @description, which ends in a sink that is called "to". */
static void
make (Fixture    *fixture,
      const char *name,
      const char *description)
{
  g_autofree char *path = path_of (fixture, name);
  g_autofree char *whole = g_strconcat (description, " ! filesink name=to", NULL);
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstElement) to = NULL;
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;

  gst_init (NULL, NULL);
  pipeline = gst_parse_launch (whole, NULL);
  to = gst_bin_get_by_name (GST_BIN (pipeline), "to");
  g_object_set (to, "location", path, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  bus = gst_element_get_bus (pipeline);
  message = gst_bus_timed_pop_filtered (bus, 60 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_true (message != NULL && GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_ptr_array_add (fixture->source.files, g_steal_pointer (&path));
}

#define PICTURES "videotestsrc pattern=ball num-buffers=4 ! video/x-raw,width=160,height=120,framerate=10/1 ! videoconvert ! "

static void
make_seeds (Fixture *fixture)
{
  make (fixture, "seed.webm", PICTURES "vp8enc deadline=1 ! webmmux");
  make (fixture, "seed.avi", PICTURES "jpegenc ! avimux");
  make (fixture, "seed.png", PICTURES "pngenc snapshot=true");
  make (fixture, "seed.jpg", PICTURES "jpegenc snapshot=true");
}

/* Cut, or with some bytes or a stretch of it changed. */
static void
mutate (GRand      *rand,
        GByteArray *bytes)
{
  guint size = bytes->len;
  guint from = (guint) g_rand_int_range (rand, 0, (gint32) size);
  guint most = MIN (200, size - from);
  guint length = (guint) g_rand_int_range (rand, 0, (gint32) most + 1);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_byte_array_set_size (bytes, from);
      break;
    case 1:
      memset (bytes->data + from, g_rand_boolean (rand) ? 0xff : 0, length);
      break;
    case 2:
      g_byte_array_remove_range (bytes, from, length);
      break;
    case 3:
      /* where the formats say how large all is */
      bytes->data[g_rand_int_range (rand, 0, (gint32) MIN (size, 300))] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    default:
      for (gint32 n = g_rand_int_range (rand, 1, 30); n > 0; n--)
        bytes->data[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    }
}

static void
make_mutants (Fixture    *fixture,
              const char *ending,
              guint       n)
{
  g_autofree char *seed_name = g_strconcat ("seed.", ending, NULL);
  g_autoptr (GByteArray) seed = get (fixture, seed_name);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("mutant-%03u.%s", i, ending);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, seed->data, seed->len);
      mutate (fixture->rand, bytes);
      put (fixture, name, bytes->data, bytes->len);
    }
}

/* In the process of its own. */
static void
limit (void)
{
  const struct rlimit memory = { MOST_MEMORY, MOST_MEMORY };
  const struct rlimit seconds = { MOST_SECONDS, MOST_SECONDS };
  const struct rlimit none = { 0, 0 };

  if (!SANITIZED)
    setrlimit (RLIMIT_AS, &memory);
  setrlimit (RLIMIT_CPU, &seconds);
  setrlimit (RLIMIT_CORE, &none);
}

static void
on_over (gboolean *over)
{
  *over = TRUE;
}

static void
play (KioskVideo *video,
      const char *path,
      gboolean   *over)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  *over = FALSE;
  kiosk_video_play (video, path);
  while (!*over && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
  kiosk_video_stop (video);
}

static gboolean
is_film (const char *name)
{
  return g_str_has_suffix (name, ".webm") || g_str_has_suffix (name, ".avi");
}

static int
open_all (const char *directory)
{
  g_autoptr (KioskVideo) video = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;
  gboolean over;
  guint films = 0, stills = 0;

  limit ();
  video = kiosk_video_new (15);
  g_signal_connect_swapped (video, "ended", G_CALLBACK (on_over), &over);
  g_signal_connect_swapped (video, "failed", G_CALLBACK (on_over), &over);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      GdkPixbuf *pixbuf = NULL;

      if (is_film (name))
        play (video, path, &over);
      else
        pixbuf = gdk_pixbuf_new_from_file (path, NULL);
      g_clear_object (&pixbuf);
      films += is_film (name) ? 1 : 0;
      stills += is_film (name) ? 0 : 1;
    }

  g_print ("%u films, %u stills\n", films, stills);
  return 0;
}

static void
test_mutants (Fixture       *fixture,
              gconstpointer  data)
{
  const char * const arguments[] = { program, "--open", fixture->source.directory, NULL };
  g_autofree char *out = NULL;
  g_autofree char *expected = g_strdup_printf ("%u films, %u stills\n", FILMS + 2, STILLS + 2);
  g_autoptr (GError) error = NULL;
  int status;

  make_seeds (fixture);
  make_mutants (fixture, "webm", FILMS / 2);
  make_mutants (fixture, "avi", FILMS / 2);
  make_mutants (fixture, "png", STILLS / 2);
  make_mutants (fixture, "jpg", STILLS / 2);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_cmpstr (out, ==, expected);
}

typedef struct
{
  GtkWidget *loop;
  guint      skipped;
  guint      expected;
} Watching;

static void
on_skipped (Watching *watching)
{
  watching->skipped++;
}

static gboolean
is_past_all (gpointer data)
{
  Watching *watching = data;
  gboolean has_media;

  g_object_get (watching->loop, "has-media", &has_media, NULL);
  return watching->skipped == watching->expected && has_media;
}

static void
make_hostile_ones (Fixture *fixture)
{
  g_autoptr (GByteArray) film = get (fixture, "seed.avi");
  g_autoptr (GByteArray) still = get (fixture, "seed.jpg");
  g_autoptr (GdkPixbuf) wide = camera_source_paper (4097, 8);

  g_free (camera_source_picture (&fixture->source, "wide.png", wide));
  put (fixture, "zero.webm", "", 0);
  put (fixture, "text.webm", "This is no film.", 16);
  put (fixture, "cut.avi", film->data, 200);
  put (fixture, "zero.png", "", 0);
  put (fixture, "text.png", "<svg onload='x'/>", 17);

  /* the place where a JPEG tells its height and width (ITU-T T.81, B.2.2): 16,384 by 16,384 */
  for (guint i = 0; i + 9 < still->len; i++)
    if (still->data[i] == 0xff && still->data[i + 1] == 0xc0)
      {
        memcpy (still->data + i + 5, "\x40\x00\x40\x00", 4);
        break;
      }
  put (fixture, "huge.jpg", still->data, still->len);
}

/* The attract screen comes past all of them to the one that can be shown. */
static void
test_attract (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const names[] = { "zero.webm", "text.webm", "cut.avi", "zero.png", "text.png", "wide.png", "huge.jpg", "seed.png" };
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *path = path_of (fixture, "hostile.playlist");
  g_autoptr (KioskPlaylist) playlist = NULL;
  GtkWidget *window = gtk_window_new ();
  Watching watching = { g_object_new (KIOSK_TYPE_ATTRACT_LOOP, NULL), 0, G_N_ELEMENTS (names) - 1 };

  make_seeds (fixture);
  make_hostile_ones (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (list, "[%u]\nFile=%s\nSeconds=1\n", i, names[i]);
  put (fixture, "hostile.playlist", list->str, list->len);
  playlist = kiosk_playlist_new (path);
  g_assert_cmpuint (kiosk_playlist_get_problems (playlist)->len, ==, 0);
  kiosk_attract_loop_set_playlist (KIOSK_ATTRACT_LOOP (watching.loop), playlist);
  g_signal_connect_swapped (watching.loop, "skipped", G_CALLBACK (on_skipped), &watching);
  gtk_window_set_child (GTK_WINDOW (window), watching.loop);
  gtk_window_present (GTK_WINDOW (window));
  camera_source_wait (is_past_all, &watching);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
on_failed (char         **cause,
           const GError  *error)
{
  *cause = g_strdup (error->message);
}

/* The second of its two pictures is due in an hour. */
static void
test_stands_still (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (KioskVideo) video = kiosk_video_new (15);
  g_autofree char *path = path_of (fixture, "still.webm");
  g_autofree char *cause = NULL;
  gboolean over = FALSE;

  make (fixture, "still.webm", "videotestsrc num-buffers=2 ! video/x-raw,width=160,height=120,framerate=1/3600 ! vp8enc deadline=1 ! webmmux");
  g_signal_connect_swapped (video, "failed", G_CALLBACK (on_failed), &cause);
  g_signal_connect_swapped (video, "failed", G_CALLBACK (on_over), &over);
  g_signal_connect_swapped (video, "ended", G_CALLBACK (on_over), &over);
  kiosk_video_play (video, path);
  camera_source_wait (is_true, &over);
  g_assert_cmpstr (cause, ==, "it stands still");
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--open") == 0)
    return open_all (argv[2]);

  program = argv[0];
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/hostile/mutants", Fixture, NULL, set_up, test_mutants, tear_down);
  g_test_add ("/hostile/attract", Fixture, NULL, set_up, test_attract, tear_down);
  g_test_add ("/hostile/stands-still", Fixture, NULL, set_up, test_stands_still, tear_down);
  return g_test_run ();
}
