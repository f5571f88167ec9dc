/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "camera-source.h"

#include <glib/gstdio.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <qrencode.h>

#define RATE       10
#define PATIENCE   (90 * G_USEC_PER_SEC)
#define QUIET_ZONE 4
#define BAR_HEIGHT 200

void
camera_source_set_up (CameraSource *source)
{
  source->directory = g_dir_make_tmp ("camera-XXXXXX", NULL);
  source->files = g_ptr_array_new_with_free_func (g_free);
}

void
camera_source_tear_down (CameraSource *source)
{
  for (guint i = 0; i < source->files->len; i++)
    g_unlink (source->files->pdata[i]);
  g_rmdir (source->directory);
  g_ptr_array_unref (source->files);
  g_free (source->directory);
}

GdkPixbuf *
camera_source_paper (int width,
                     int height)
{
  GdkPixbuf *paper = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  gdk_pixbuf_fill (paper, 0xffffffff);
  return paper;
}

static void
fill (GdkPixbuf *paper,
      int        x,
      int        y,
      int        width,
      int        height)
{
  g_autoptr (GdkPixbuf) part = gdk_pixbuf_new_subpixbuf (paper, x, y, width, height);

  gdk_pixbuf_fill (part, 0x000000ff);
}

void
camera_source_draw_qr (GdkPixbuf  *paper,
                       int         x,
                       int         y,
                       int         module,
                       const char *data,
                       int         size)
{
  QRcode *code = QRcode_encodeData (size, (const unsigned char *) data, 0, QR_ECLEVEL_L);

  g_assert_nonnull (code);
  for (int row = 0; row < code->width; row++)
    for (int column = 0; column < code->width; column++)
      if ((code->data[row * code->width + column] & 1) != 0)
        fill (paper, x + (column + QUIET_ZONE) * module, y + (row + QUIET_ZONE) * module, module, module);
  QRcode_free (code);
}

void
camera_source_draw_bars (GdkPixbuf  *paper,
                         int         x,
                         int         y,
                         int         module,
                         const char *widths)
{
  for (int i = 0; widths[i] != '\0'; i++)
    {
      int width = (widths[i] - '0') * module;

      if (i % 2 == 0)
        fill (paper, x, y, width, BAR_HEIGHT);
      x += width;
    }
}

/* Takes @path. */
static char *
remember (CameraSource *source,
          char         *path)
{
  g_ptr_array_add (source->files, path);
  return g_filename_to_uri (path, NULL, NULL);
}

char *
camera_source_picture (CameraSource *source,
                       const char   *name,
                       GdkPixbuf    *picture)
{
  char *path = g_build_filename (source->directory, name, NULL);

  g_assert_true (gdk_pixbuf_save (picture, path, "png", NULL, NULL));
  return remember (source, path);
}

char *
camera_source_file (CameraSource *source,
                    const char   *name,
                    const char   *content,
                    gssize        size)
{
  char *path = g_build_filename (source->directory, name, NULL);

  g_assert_true (g_file_set_contents (path, content, size, NULL));
  return remember (source, path);
}

static void
push (GstAppSrc *from,
      GdkPixbuf *picture,
      guint      number)
{
  g_autoptr (GBytes) pixels = gdk_pixbuf_read_pixel_bytes (picture);
  GstBuffer *buffer = gst_buffer_new_wrapped_bytes (pixels);

  GST_BUFFER_PTS (buffer) = number * GST_SECOND / RATE;
  GST_BUFFER_DURATION (buffer) = GST_SECOND / RATE;
  g_assert_cmpint (gst_app_src_push_buffer (from, buffer), ==, GST_FLOW_OK);
}

static GstElement *
start_film (const char *path,
            GdkPixbuf  *first)
{
  g_autofree char *description =
    g_strdup_printf ("appsrc name=from format=time caps=video/x-raw,format=RGB,width=%d,height=%d,framerate=%d/1 ! videoconvert "
                     "! video/x-raw,format=I420 ! jpegenc ! avimux ! filesink name=to",
                     gdk_pixbuf_get_width (first), gdk_pixbuf_get_height (first), RATE);
  GstElement *pipeline = gst_parse_launch (description, NULL);
  g_autoptr (GstElement) to = gst_bin_get_by_name (GST_BIN (pipeline), "to");

  g_object_set (to, "location", path, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  return pipeline;
}

static void
end_film (GstElement *pipeline,
          GstAppSrc  *from)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message = NULL;

  gst_app_src_end_of_stream (from);
  message = gst_bus_timed_pop_filtered (bus, 60 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_nonnull (message);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
}

char *
camera_source_film (CameraSource *source,
                    const char   *name,
                    GdkPixbuf    *first,
                    int           times,
                    ...)
{
  char *path = g_build_filename (source->directory, name, NULL);
  g_autoptr (GstAppSrc) from = NULL;
  GstElement *pipeline;
  GdkPixbuf *picture = first;
  guint number = 0;
  va_list list;

  gst_init (NULL, NULL);
  pipeline = start_film (path, first);
  from = GST_APP_SRC (gst_bin_get_by_name (GST_BIN (pipeline), "from"));
  va_start (list, times);
  while (picture != NULL)
    {
      for (int i = 0; i < times; i++)
        push (from, picture, number++);
      picture = va_arg (list, GdkPixbuf *);
      times = picture != NULL ? va_arg (list, int) : 0;
    }
  va_end (list);
  end_film (pipeline, from);
  return remember (source, path);
}

void
camera_source_wait (gboolean (*condition) (gpointer data),
                    gpointer   data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}
