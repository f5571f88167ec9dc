/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-camera-find.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define MOST_DEVICES 64

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
kiosk_camera_find (const char  *source,
                          GError     **error)
{
  if (*source == '\0')
    return find_first_device (error);
  if (g_str_has_prefix (source, "/dev/"))
    return check_device (source, error) ? g_strdup (source) : NULL;
  if (g_str_has_prefix (source, "file:"))
    return find_file (source, error);

  if (g_str_equal (source, "none"))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The settings say that there is none");
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no camera", source);
  return NULL;
}
