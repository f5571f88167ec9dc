/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The camera's states, on files that go through the pipeline of a real one. */

#include "camera-source.h"
#include "kiosk.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <string.h>

typedef struct
{
  CameraSource      source;
  KioskCamera      *camera;
  KioskCameraState  wanted;
  guint             pictures;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  camera_source_set_up (&fixture->source);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->camera);
  camera_source_tear_down (&fixture->source);
}

static void
on_pictured (Fixture *fixture)
{
  fixture->pictures++;
}

static void
plug_in (Fixture    *fixture,
         const char *source)
{
  fixture->camera = kiosk_camera_new (source);
  g_signal_connect_swapped (fixture->camera, "pictured", G_CALLBACK (on_pictured), fixture);
}

static gboolean
is_in_state (gpointer data)
{
  Fixture *fixture = data;

  return kiosk_camera_get_state (fixture->camera) == fixture->wanted;
}

static void
wait_for (Fixture          *fixture,
          KioskCameraState  state)
{
  fixture->wanted = state;
  camera_source_wait (is_in_state, fixture);
}

static void
assert_state (Fixture          *fixture,
              KioskCameraState  state,
              const char       *cause)
{
  const GError *error = kiosk_camera_get_error (fixture->camera);

  g_assert_cmpint (kiosk_camera_get_state (fixture->camera), ==, state);
  g_assert_cmpint (error != NULL, ==, cause != NULL);
  if (cause != NULL && !g_pattern_match_simple (cause, error->message))
    g_error ("“%s” is not “%s”", error->message, cause);
}

/* Whether this process has the file open: for a real camera that is its light. */
static gboolean
is_open (const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (link, NULL);

      if (g_strcmp0 (target, path) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
make_picture (Fixture *fixture,
              int      width,
              int      height)
{
  g_autoptr (GdkPixbuf) paper = camera_source_paper (width, height);

  return camera_source_picture (&fixture->source, "paper.png", paper);
}

/* The first case: nothing before it may have needed GStreamer. */
static void
test_lazy (Fixture       *fixture,
           gconstpointer  data)
{
  plug_in (fixture, "");
  kiosk_camera_is_available (fixture->camera);
  assert_state (fixture, KIOSK_CAMERA_STATE_OFF, NULL);
  g_assert_false (gst_is_initialized ());
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const rows[][2] = {
    { "none", "The settings say that there is none" },
    { "/dev/video99", "/dev/video99: No such file or directory" },
    { "/dev/null", "/dev/null: *" },
    { "file:///nowhere/at/all.png", "/nowhere/at/all.png: there is no such file" },
    { "file:///dev", "/dev: there is no such file" },
    { "http://example.org/a.png", "“http://example.org/a.png” is no camera" },
    { "autovideosrc ! nonsense", "*is no camera" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      plug_in (fixture, rows[i][0]);
      g_assert_false (kiosk_camera_is_available (fixture->camera));
      kiosk_camera_hold (fixture->camera);
      assert_state (fixture, KIOSK_CAMERA_STATE_MISSING, rows[i][1]);
      kiosk_camera_release (fixture->camera);
      assert_state (fixture, KIOSK_CAMERA_STATE_OFF, NULL);
      if (i + 1 < G_N_ELEMENTS (rows))
        g_clear_object (&fixture->camera);
    }

  g_assert_false (kiosk_camera_is_available (NULL));
  g_assert_cmpint (kiosk_camera_get_state (NULL), ==, KIOSK_CAMERA_STATE_MISSING);
}

static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *uri = make_picture (fixture, 640, 480);

  plug_in (fixture, uri);
  g_assert_true (kiosk_camera_is_available (fixture->camera));
  g_assert_false (is_open (uri));
  kiosk_camera_hold (fixture->camera);
  assert_state (fixture, KIOSK_CAMERA_STATE_STARTING, NULL);
  wait_for (fixture, KIOSK_CAMERA_STATE_LIVE);
  assert_state (fixture, KIOSK_CAMERA_STATE_LIVE, NULL);
  g_assert_true (is_open (uri));
  g_assert_cmpint (gdk_texture_get_width (kiosk_camera_get_picture (fixture->camera)), ==, 640);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (kiosk_camera_get_paintable (fixture->camera)), ==, 480);

  kiosk_camera_release (fixture->camera);
  assert_state (fixture, KIOSK_CAMERA_STATE_OFF, NULL);
  g_assert_false (is_open (uri));
  g_assert_null (kiosk_camera_get_picture (fixture->camera));
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (kiosk_camera_get_paintable (fixture->camera)), ==, 0);
}

static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *uri = make_picture (fixture, 3000, 1500);

  plug_in (fixture, uri);
  kiosk_camera_hold (fixture->camera);
  wait_for (fixture, KIOSK_CAMERA_STATE_LIVE);
  g_assert_cmpint (gdk_texture_get_width (kiosk_camera_get_picture (fixture->camera)), ==, 2000);
  g_assert_cmpint (gdk_texture_get_height (kiosk_camera_get_picture (fixture->camera)), ==, 1000);
  kiosk_camera_release (fixture->camera);
}

static void
test_holders (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *uri = make_picture (fixture, 320, 240);

  plug_in (fixture, uri);
  kiosk_camera_hold (fixture->camera);
  kiosk_camera_hold (fixture->camera);
  wait_for (fixture, KIOSK_CAMERA_STATE_LIVE);
  kiosk_camera_release (fixture->camera);
  assert_state (fixture, KIOSK_CAMERA_STATE_LIVE, NULL);
  g_assert_true (is_open (uri));
  kiosk_camera_release (fixture->camera);
  assert_state (fixture, KIOSK_CAMERA_STATE_OFF, NULL);
  g_assert_false (is_open (uri));
}

/* As when its plug is pulled out and put in again: it says so, and is back by itself. */
static void
test_ends (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GdkPixbuf) paper = camera_source_paper (320, 240);
  g_autofree char *uri = camera_source_film (&fixture->source, "short.avi", paper, 5, NULL);

  plug_in (fixture, uri);
  kiosk_camera_hold (fixture->camera);
  wait_for (fixture, KIOSK_CAMERA_STATE_LIVE);
  wait_for (fixture, KIOSK_CAMERA_STATE_FAILED);
  assert_state (fixture, KIOSK_CAMERA_STATE_FAILED, "It has come to its end");
  g_assert_false (is_open (uri));
  g_assert_null (kiosk_camera_get_picture (fixture->camera));
  wait_for (fixture, KIOSK_CAMERA_STATE_LIVE);
  assert_state (fixture, KIOSK_CAMERA_STATE_LIVE, NULL);
  kiosk_camera_release (fixture->camera);
}

/* It goes, and comes back. */
static void
test_unplugged (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *uri = g_strdup_printf ("file://%s/paper.png", fixture->source.directory);
  g_autofree char *again = NULL;

  plug_in (fixture, uri);
  kiosk_camera_hold (fixture->camera);
  assert_state (fixture, KIOSK_CAMERA_STATE_MISSING, "*there is no such file");
  again = make_picture (fixture, 320, 240);
  wait_for (fixture, KIOSK_CAMERA_STATE_LIVE);
  kiosk_camera_release (fixture->camera);
}

static gboolean
has_seen_two (gpointer data)
{
  return ((Fixture *) data)->pictures >= 2;
}

/* One picture, and then nothing for as long as one would wait for a camera that hangs. */
static void
test_silent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->source.directory, "slow.avi", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GstElement *pipeline;
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;
  g_autoptr (GstElement) to = NULL;

  pipeline = gst_parse_launch ("videotestsrc num-buffers=3 ! video/x-raw,width=160,height=120,framerate=1/30 ! jpegenc ! avimux "
                               "! filesink name=to", &error);
  g_assert_no_error (error);
  to = gst_bin_get_by_name (GST_BIN (pipeline), "to");
  g_object_set (to, "location", path, NULL);
  g_ptr_array_add (fixture->source.files, g_strdup (path));
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  bus = gst_element_get_bus (pipeline);
  message = gst_bus_timed_pop_filtered (bus, 60 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);

  plug_in (fixture, uri);
  kiosk_camera_hold (fixture->camera);
  wait_for (fixture, KIOSK_CAMERA_STATE_LIVE);
  wait_for (fixture, KIOSK_CAMERA_STATE_FAILED);
  assert_state (fixture, KIOSK_CAMERA_STATE_FAILED, "It has sent nothing for*");
  g_assert_cmpuint (fixture->pictures, ==, 1);
  camera_source_wait (has_seen_two, fixture);
  kiosk_camera_release (fixture->camera);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *content;
    gssize      size;
  } rows[] = {
    { "empty.png", "", 0 },
    { "garbage.png", "\001\002\003\377\376 no picture", 15 },
    { "half.png", "\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\002\200\0\0\001\340\010\002\0\0\0", 29 },
    { "garbage.avi", "RIFF\377\377\377\177AVI LIST", 16 },
    { "text.jpg", "<html></html>", 13 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *uri = camera_source_file (&fixture->source, rows[i].name, rows[i].content, rows[i].size);

      g_test_message ("%s", rows[i].name);
      plug_in (fixture, uri);
      kiosk_camera_hold (fixture->camera);
      wait_for (fixture, KIOSK_CAMERA_STATE_FAILED);
      g_assert_nonnull (kiosk_camera_get_error (fixture->camera));
      kiosk_camera_release (fixture->camera);
      if (i + 1 < G_N_ELEMENTS (rows))
        g_clear_object (&fixture->camera);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/camera/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("lazy", test_lazy);
  ADD ("missing", test_missing);
  ADD ("picture", test_picture);
  ADD ("large", test_large);
  ADD ("holders", test_holders);
  ADD ("ends", test_ends);
  ADD ("unplugged", test_unplugged);
  ADD ("damaged", test_damaged);
  ADD ("silent", test_silent);

  return g_test_run ();
}
