/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* GStreamer decodes in threads of its own. They only hand over the newest picture; everything else is on the main
 * thread. */

#include "kiosk-video.h"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <gst/video/video.h>

#define FLAG_VIDEO 1 /* of playbin's flags, which have no header */

/* More than that shows no more on the terminal's screen, and costs. Of all formats a processor makes this one soonest out of
 * a decoder's, and draws it without another copy. */
#define LIMITS "video/x-raw,format=BGRA,width=[1,1920],height=[1,1920],pixel-aspect-ratio=1/1"

/* A picture of this size takes 64 MB: what is larger is no video for a terminal. */
#define MAX_PIXELS (4096 * 4096)

struct _KioskVideo
{
  GObject      parent_instance;

  guint        max_rate;
  GstElement  *pipeline; /* (owned) (nullable): while it plays */
  GstElement  *sink;     /* (unowned): the end of @pipeline */
  GdkTexture  *picture;  /* (owned) (nullable) */
  guint        watch_id;
  gboolean     shown;    /* a picture of this file has been */

  GMutex       lock;
  guint        picture_id; /* under @lock */
};

enum
{
  SIGNAL_ENDED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void kiosk_video_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskVideo, kiosk_video, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, kiosk_video_paintable_init))

static void
set_picture (KioskVideo *self,
             GdkTexture *picture)
{
  gboolean resized = self->picture == NULL || picture == NULL
                     || gdk_texture_get_width (self->picture) != gdk_texture_get_width (picture)
                     || gdk_texture_get_height (self->picture) != gdk_texture_get_height (picture);

  g_set_object (&self->picture, picture);
  if (resized)
    gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

typedef struct
{
  GstVideoFrame frame;
  GstBuffer    *buffer;
} Mapping;

static void
unmap (gpointer data)
{
  Mapping *mapping = data;

  gst_video_frame_unmap (&mapping->frame);
  gst_buffer_unref (mapping->buffer);
  g_free (mapping);
}

/* The texture lends the decoder's memory, without a copy. */
static GdkTexture *
wrap_sample (GstSample *sample)
{
  g_autofree Mapping *mapping = g_new0 (Mapping, 1);
  g_autoptr (GBytes) bytes = NULL;
  GstVideoInfo info;
  gsize stride, size;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      || !gst_video_frame_map (&mapping->frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    return NULL;

  mapping->buffer = gst_buffer_ref (gst_sample_get_buffer (sample));
  stride = (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (&mapping->frame, 0);
  size = stride * (gsize) GST_VIDEO_INFO_HEIGHT (&info);
  bytes = g_bytes_new_with_free_func (GST_VIDEO_FRAME_PLANE_DATA (&mapping->frame, 0), size, unmap, mapping);
  mapping = NULL;
  return gdk_memory_texture_new (GST_VIDEO_INFO_WIDTH (&info), GST_VIDEO_INFO_HEIGHT (&info), GDK_MEMORY_B8G8R8A8_PREMULTIPLIED,
                                 bytes, stride);
}

static void
show_newest (KioskVideo *self)
{
  g_autoptr (GstSample) sample =
    self->sink != NULL ? gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), 0) : NULL;
  g_autoptr (GdkTexture) picture = sample != NULL ? wrap_sample (sample) : NULL;

  if (picture != NULL)
    {
      self->shown = TRUE;
      set_picture (self, picture);
    }
}

static gboolean
on_picture_due (gpointer user_data)
{
  KioskVideo *self = user_data;

  g_mutex_lock (&self->lock);
  self->picture_id = 0;
  g_mutex_unlock (&self->lock);

  show_newest (self);
  return G_SOURCE_REMOVE;
}

/* In a thread of GStreamer's. */
static GstFlowReturn
on_new_sample (GstAppSink *sink,
               gpointer    user_data)
{
  KioskVideo *self = user_data;

  g_mutex_lock (&self->lock);
  if (self->picture_id == 0)
    self->picture_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, on_picture_due, self, NULL);
  g_mutex_unlock (&self->lock);
  return GST_FLOW_OK;
}

static void
take_down (KioskVideo *self)
{
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);

  /* no thread of the pipeline's runs any more */
  g_clear_handle_id (&self->picture_id, g_source_remove);
  g_clear_handle_id (&self->watch_id, g_source_remove);
  self->sink = NULL;
  g_clear_pointer (&self->pipeline, gst_object_unref);
}

static void
fail (KioskVideo   *self,
      const GError *error)
{
  g_autoptr (GError) copy = g_error_copy (error);

  take_down (self);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, copy);
}

static void
end (KioskVideo *self)
{
  g_autoptr (GError) error = NULL;

  /* the last picture may still be on its way */
  show_newest (self);
  if (self->shown)
    {
      g_signal_emit (self, signals[SIGNAL_ENDED], 0);
      return;
    }

  error = g_error_new (GST_STREAM_ERROR, GST_STREAM_ERROR_DECODE, "there is no picture in it");
  fail (self, error);
}

static gboolean
on_message (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  KioskVideo *self = user_data;
  g_autoptr (GError) error = NULL;

  switch (GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_EOS:
      end (self);
      break;
    case GST_MESSAGE_ERROR:
      gst_message_parse_error (message, &error, NULL);
      fail (self, error);
      break;
    default:
      break;
    }

  return G_SOURCE_CONTINUE;
}

/* In a thread of GStreamer's, before a decoder's pictures go further. */
static GstPadProbeReturn
on_format (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         user_data)
{
  GstEvent *event = GST_PAD_PROBE_INFO_EVENT (info);
  GstVideoInfo video;
  GstCaps *caps;

  if (GST_EVENT_TYPE (event) != GST_EVENT_CAPS)
    return GST_PAD_PROBE_OK;

  gst_event_parse_caps (event, &caps);
  if (!gst_video_info_from_caps (&video, caps)
      || (guint64) GST_VIDEO_INFO_WIDTH (&video) * (guint64) GST_VIDEO_INFO_HEIGHT (&video) > MAX_PIXELS)
    {
      GST_ELEMENT_ERROR (GST_PAD_PARENT (pad), STREAM, FORMAT, ("The pictures are too large"), (NULL));
      return GST_PAD_PROBE_DROP;
    }

  return GST_PAD_PROBE_OK;
}

static GstElement *
build_sink (KioskVideo  *self,
            GError     **error)
{
  static const GstAppSinkCallbacks callbacks = { .new_sample = on_new_sample };
  g_autofree char *description =
    g_strdup_printf ("videorate name=first drop-only=true max-rate=%u ! videoconvertscale ! " LIMITS
                     " ! appsink name=sink max-buffers=1 drop=true", self->max_rate);
  GstElement *bin = gst_parse_bin_from_description (description, TRUE, error);
  g_autoptr (GstElement) first = NULL;
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GstPad) pad = NULL;

  if (bin == NULL)
    return NULL;

  first = gst_bin_get_by_name (GST_BIN (bin), "first");
  pad = gst_element_get_static_pad (first, "sink");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, on_format, NULL, NULL);
  sink = gst_bin_get_by_name (GST_BIN (bin), "sink");
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), (GstAppSinkCallbacks *) &callbacks, self, NULL);
  self->sink = sink;
  return bin;
}

static gboolean
build_pipeline (KioskVideo  *self,
                const char  *path,
                GError     **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);
  GstElement *video_sink;
  g_autoptr (GstBus) bus = NULL;

  if (uri == NULL || !gst_init_check (NULL, NULL, error))
    return FALSE;

  video_sink = build_sink (self, error);
  if (video_sink == NULL)
    return FALSE;

  self->pipeline = gst_element_factory_make ("playbin", NULL);
  if (self->pipeline == NULL)
    {
      gst_object_unref (gst_object_ref_sink (video_sink));
      self->sink = NULL;
      g_set_error (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN, "GStreamer's playback plugin is not installed");
      return FALSE;
    }

  g_object_set (self->pipeline, "uri", uri, "flags", FLAG_VIDEO, "video-sink", video_sink, NULL);
  bus = gst_element_get_bus (self->pipeline);
  self->watch_id = gst_bus_add_watch (bus, on_message, self);
  return TRUE;
}

void
kiosk_video_play (KioskVideo *self,
                  const char *path)
{
  g_autoptr (GError) error = NULL;

  /* the last picture stays until there is another, so that a loop does not flash */
  take_down (self);
  self->shown = FALSE;
  if (build_pipeline (self, path, &error))
    gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  else
    fail (self, error);
}

void
kiosk_video_stop (KioskVideo *self)
{
  take_down (self);
  if (self->picture != NULL)
    set_picture (self, NULL);
}

static void
kiosk_video_snapshot (GdkPaintable *paintable,
                      GdkSnapshot  *snapshot,
                      double        width,
                      double        height)
{
  KioskVideo *self = KIOSK_VIDEO (paintable);

  if (self->picture != NULL)
    gdk_paintable_snapshot (GDK_PAINTABLE (self->picture), snapshot, width, height);
}

static int
kiosk_video_get_intrinsic_width (GdkPaintable *paintable)
{
  KioskVideo *self = KIOSK_VIDEO (paintable);

  return self->picture != NULL ? gdk_texture_get_width (self->picture) : 0;
}

static int
kiosk_video_get_intrinsic_height (GdkPaintable *paintable)
{
  KioskVideo *self = KIOSK_VIDEO (paintable);

  return self->picture != NULL ? gdk_texture_get_height (self->picture) : 0;
}

static void
kiosk_video_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = kiosk_video_snapshot;
  iface->get_intrinsic_width = kiosk_video_get_intrinsic_width;
  iface->get_intrinsic_height = kiosk_video_get_intrinsic_height;
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
  KioskVideo *self = KIOSK_VIDEO (object);

  kiosk_video_stop (self);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (kiosk_video_parent_class)->finalize (object);
}

static void
kiosk_video_class_init (KioskVideoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_video_finalize;

  signals[SIGNAL_ENDED] = g_signal_new ("ended", KIOSK_TYPE_VIDEO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", KIOSK_TYPE_VIDEO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
kiosk_video_init (KioskVideo *self)
{
  g_mutex_init (&self->lock);
}
