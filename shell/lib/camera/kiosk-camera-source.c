/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-camera-source-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <gst/gst.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define MOST_DEVICES 64

/* A camera sends more, and larger, pictures as JPEG than as they are; what is too many is dropped before it is decoded. */
#define LIMITS  "width=[1,1920],height=[1,1920]"
#define DEVICE  "v4l2src name=source ! image/jpeg," LIMITS ";video/x-raw," LIMITS \
                " ! videorate drop-only=true max-rate=%u ! decodebin ! videoconvert name=last"
/* In large pieces, which the decoder puts together anew with each one. */
#define PICTURE "filesrc name=source blocksize=1048576 ! queue ! decodebin ! videoconvert ! imagefreeze name=last"
#define FILM    "filesrc name=source ! decodebin ! videoconvert name=last"

static gboolean
is_device (const char *path)
{
  return g_str_has_prefix (path, "/dev/");
}

/* A camera of today has a second device, which gives no pictures. */
static gboolean
check_device (const char  *path,
              GError     **error)
{
  struct v4l2_capability about = { 0 };
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  int answer = fd >= 0 ? ioctl (fd, VIDIOC_QUERYCAP, &about) : -1;
  guint32 can = (about.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? about.device_caps : about.capabilities;
  int code = errno;

  if (fd >= 0)
    close (fd);
  if (answer != 0)
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  else if ((can & (V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_VIDEO_CAPTURE_MPLANE)) == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s: it gives no pictures", path);
  else
    return TRUE;
  return FALSE;
}

static char *
find_first_device (GError **error)
{
  for (guint i = 0; i < MOST_DEVICES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/dev/video%u", i);

      if (check_device (path, NULL))
        return g_steal_pointer (&path);
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No /dev/video… is a camera that can be opened");
  return NULL;
}

static char *
find_file (const char  *uri,
           GError     **error)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, error);

  if (path == NULL)
    return NULL;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: there is no such file", path);
  return NULL;
}

char *
kiosk_camera_source_find (const char  *source,
                          GError     **error)
{
  if (*source == '\0')
    return find_first_device (error);
  if (is_device (source))
    return check_device (source, error) ? g_strdup (source) : NULL;
  if (g_str_has_prefix (source, "file:"))
    return find_file (source, error);

  if (g_str_equal (source, "none"))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The settings say that there is none");
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no camera", source);
  return NULL;
}

static gboolean
is_picture (const char *path)
{
  static const char * const endings[] = { ".png", ".jpg", ".jpeg" };
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (small, endings[i]))
      return TRUE;

  return FALSE;
}

static GstElement *
make_head (const char  *path,
           guint        rate,
           GError     **error)
{
  g_autofree char *device = g_strdup_printf (DEVICE, rate);
  const char *description = is_device (path) ? device : is_picture (path) ? PICTURE : FILM;
  GstElement *pipeline = gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  g_autoptr (GstElement) source = NULL;

  if (pipeline == NULL)
    return NULL;

  source = gst_bin_get_by_name (GST_BIN (pipeline), "source");
  g_object_set (source, is_device (path) ? "device" : "location", path, NULL);
  return pipeline;
}

GstElement *
kiosk_camera_source_make_pipeline (const char  *path,
                                   guint        rate,
                                   GstElement  *sink,
                                   GError     **error)
{
  GstElement *pipeline = make_head (path, rate, error);
  g_autoptr (GstElement) last = NULL;

  if (pipeline == NULL)
    {
      gst_object_unref (gst_object_ref_sink (sink));
      return NULL;
    }

  last = gst_bin_get_by_name (GST_BIN (pipeline), "last");
  gst_bin_add (GST_BIN (pipeline), sink);
  gst_element_link (last, sink);
  return pipeline;
}
