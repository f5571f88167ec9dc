/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-video.h"

#include "kiosk-audio.h"

#include <gst/gst.h>
#include <malloc.h>

/* of playbin's flags, which have no header */
#define FLAG_VIDEO       0x01
#define FLAG_AUDIO       0x02
#define FLAG_SOFT_VOLUME 0x10

/* More than that shows no more on the terminal's screen, and costs. */
#define LONGEST_SIDE 1920

/* A file may promise pictures that never come. */
#define LONGEST_STILL (10 * G_USEC_PER_SEC)
#define LOOK          1   /* seconds */

struct _KioskVideo
{
  KioskFrames parent_instance;

  guint       max_rate;
  char       *sound;     /* (nullable): a sink */
  double      volume;
  gboolean    paused;
  gint64      pictured_at;  /* monotonic, microseconds */
  guint       look;         /* a GLib source, while it plays */
};

G_DEFINE_FINAL_TYPE (KioskVideo, kiosk_video, KIOSK_TYPE_FRAMES)

/* Without one the film is silent, and no worse for it. */
static void
add_sound (KioskVideo *self,
           GstElement *pipeline)
{
  const char *usual = kiosk_audio_has_device () ? "alsasink" : NULL;
  const char *sink = self->sound != NULL && *self->sound == '\0' ? usual : self->sound;
  g_autoptr (GError) error = NULL;
  GstElement *audio_sink = sink != NULL ? gst_parse_bin_from_description (sink, TRUE, &error) : NULL;

  if (audio_sink != NULL)
    g_object_set (pipeline, "flags", FLAG_VIDEO | FLAG_AUDIO | FLAG_SOFT_VOLUME, "audio-sink", audio_sink, "volume", self->volume, NULL);
  else if (error != NULL)
    g_message ("A film has no sound: %s", error->message);
}

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
  add_sound (self, pipeline);
  return pipeline;
}

static void
on_pictured (KioskVideo *self)
{
  self->pictured_at = g_get_monotonic_time ();
}

static gboolean
on_look_due (gpointer data)
{
  KioskVideo *self = data;
  g_autoptr (GError) error = NULL;

  if (self->paused)
    on_pictured (self);
  if (g_get_monotonic_time () < self->pictured_at + LONGEST_STILL)
    return G_SOURCE_CONTINUE;

  self->look = 0;
  error = g_error_new_literal (GST_STREAM_ERROR, GST_STREAM_ERROR_FAILED, "it stands still");
  kiosk_frames_fail (KIOSK_FRAMES (self), error);
  return G_SOURCE_REMOVE;
}

static void
stop_looking (KioskVideo *self)
{
  g_clear_handle_id (&self->look, g_source_remove);
}

static void
look_after (KioskVideo *self)
{
  stop_looking (self);
  self->paused = FALSE;
  on_pictured (self);
  self->look = g_timeout_add_seconds (LOOK, on_look_due, self);
}

void
kiosk_video_play (KioskVideo *self,
                  const char *path)
{
  g_autoptr (GError) error = NULL;
  GstElement *pipeline;

  /* the last picture stays until there is another, so that a loop does not flash */
  kiosk_frames_take_down (KIOSK_FRAMES (self));
  /* the threads of each pipeline leave gaps of a picture's size in heaps of their own, which add up from film to film */
  malloc_trim (0);
  pipeline = make_pipeline (self, path, &error);
  if (pipeline != NULL)
    {
      look_after (self);
      kiosk_frames_run (KIOSK_FRAMES (self), pipeline);
    }
  else
    g_signal_emit_by_name (self, "failed", error);
}

void
kiosk_video_stop (KioskVideo *self)
{
  stop_looking (self);
  kiosk_frames_stop (KIOSK_FRAMES (self));
}

void
kiosk_video_set_sound (KioskVideo *self,
                       const char *sink)
{
  g_free (self->sound);
  self->sound = g_strdup (sink);
}

void
kiosk_video_set_volume (KioskVideo *self,
                        double      volume)
{
  GstElement *pipeline = kiosk_frames_get_pipeline (KIOSK_FRAMES (self));

  self->volume = CLAMP (volume, 0, 1);
  if (pipeline != NULL)
    g_object_set (pipeline, "volume", self->volume, NULL);
}

void
kiosk_video_set_paused (KioskVideo *self,
                        gboolean    paused)
{
  GstElement *pipeline = kiosk_frames_get_pipeline (KIOSK_FRAMES (self));

  self->paused = paused;
  if (pipeline != NULL)
    gst_element_set_state (pipeline, paused ? GST_STATE_PAUSED : GST_STATE_PLAYING);
}

void
kiosk_video_seek (KioskVideo *self,
                  gint64      milliseconds)
{
  GstElement *pipeline = kiosk_frames_get_pipeline (KIOSK_FRAMES (self));

  if (pipeline != NULL)
    gst_element_seek_simple (pipeline, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                             MAX (milliseconds, 0) * (gint64) GST_MSECOND);
}

gint64
kiosk_video_get_position (KioskVideo *self)
{
  GstElement *pipeline = kiosk_frames_get_pipeline (KIOSK_FRAMES (self));
  gint64 position;

  return pipeline != NULL && gst_element_query_position (pipeline, GST_FORMAT_TIME, &position) ? position / (gint64) GST_MSECOND : -1;
}

gint64
kiosk_video_get_duration (KioskVideo *self)
{
  GstElement *pipeline = kiosk_frames_get_pipeline (KIOSK_FRAMES (self));
  gint64 duration;

  return pipeline != NULL && gst_element_query_duration (pipeline, GST_FORMAT_TIME, &duration) ? duration / (gint64) GST_MSECOND : -1;
}

KioskVideo *
kiosk_video_new (guint max_rate)
{
  KioskVideo *self = g_object_new (KIOSK_TYPE_VIDEO, NULL);

  self->max_rate = max_rate;
  return self;
}

static void
kiosk_video_finalize (GObject *object)
{
  stop_looking (KIOSK_VIDEO (object));
  g_free (KIOSK_VIDEO (object)->sound);
  G_OBJECT_CLASS (kiosk_video_parent_class)->finalize (object);
}

static void
kiosk_video_class_init (KioskVideoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_video_finalize;
}

static void
kiosk_video_init (KioskVideo *self)
{
  self->volume = 1;
  g_signal_connect (self, "pictured", G_CALLBACK (on_pictured), NULL);
  g_signal_connect (self, "ended", G_CALLBACK (stop_looking), NULL);
  g_signal_connect (self, "failed", G_CALLBACK (stop_looking), NULL);
}
