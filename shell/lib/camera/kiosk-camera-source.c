/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-camera-source-private.h"

#include <gst/gst.h>

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
