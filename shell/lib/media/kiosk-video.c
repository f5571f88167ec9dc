/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-video.h"

#include <gst/gst.h>

#define FLAG_VIDEO 1 /* of playbin's flags, which have no header */

/* More than that shows no more on the terminal's screen, and costs. */
#define LONGEST_SIDE 1920

struct _KioskVideo
{
  KioskFrames parent_instance;

  guint       max_rate;
};

G_DEFINE_FINAL_TYPE (KioskVideo, kiosk_video, KIOSK_TYPE_FRAMES)

static GstElement *
make_pipeline (KioskVideo  *self,
               const char  *path,
               GError     **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);
  GstElement *video_sink = uri != NULL ? kiosk_frames_make_sink (KIOSK_FRAMES (self), self->max_rate, LONGEST_SIDE, error) : NULL;
  GstElement *pipeline;

  if (video_sink == NULL)
    return NULL;

  pipeline = gst_element_factory_make ("playbin", NULL);
  if (pipeline == NULL)
    {
      gst_object_unref (gst_object_ref_sink (video_sink));
      kiosk_frames_take_down (KIOSK_FRAMES (self));
      g_set_error (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN, "GStreamer's playback plugin is not installed");
      return NULL;
    }

  g_object_set (pipeline, "uri", uri, "flags", FLAG_VIDEO, "video-sink", video_sink, NULL);
  return pipeline;
}

void
kiosk_video_play (KioskVideo *self,
                  const char *path)
{
  g_autoptr (GError) error = NULL;
  GstElement *pipeline;

  /* the last picture stays until there is another, so that a loop does not flash */
  kiosk_frames_take_down (KIOSK_FRAMES (self));
  pipeline = make_pipeline (self, path, &error);
  if (pipeline != NULL)
    kiosk_frames_run (KIOSK_FRAMES (self), pipeline);
  else
    g_signal_emit_by_name (self, "failed", error);
}

void
kiosk_video_stop (KioskVideo *self)
{
  kiosk_frames_stop (KIOSK_FRAMES (self));
}

KioskVideo *
kiosk_video_new (guint max_rate)
{
  KioskVideo *self = g_object_new (KIOSK_TYPE_VIDEO, NULL);

  self->max_rate = max_rate;
  return self;
}

static void
kiosk_video_class_init (KioskVideoClass *klass)
{
}

static void
kiosk_video_init (KioskVideo *self)
{
}
