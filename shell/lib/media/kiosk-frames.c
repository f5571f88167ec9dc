/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* GStreamer decodes in threads of its own. They only hand over the newest picture; everything else is on the main
 * thread. */

#include "kiosk-frames.h"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <gst/video/video.h>

/* Of all formats a processor makes this one soonest out of a decoder's, and draws it without another copy. */
#define FORMAT "video/x-raw,format=BGRA,width=[1,%1$u],height=[1,%1$u],pixel-aspect-ratio=1/1"

/* A picture of this size takes 64 MB: what is larger is nothing for a terminal. */
#define MAX_PIXELS (4096 * 4096)

typedef struct
{
  GstElement  *pipeline; /* (owned) (nullable): while it plays */
  GstElement  *sink;     /* (unowned): the end of @pipeline */
  GdkTexture  *picture;  /* (owned) (nullable) */
  guint        watch_id;
  gboolean     shown;    /* a picture of this pipeline has been */

  GMutex       lock;
  guint        picture_id; /* under @lock */
} KioskFramesPrivate;

enum
{
  PICTURED,
  ENDED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void kiosk_frames_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_TYPE_WITH_CODE (KioskFrames, kiosk_frames, G_TYPE_OBJECT,
                         G_ADD_PRIVATE (KioskFrames)
                         G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, kiosk_frames_paintable_init))

static KioskFramesPrivate *
priv_of (KioskFrames *self)
{
  return kiosk_frames_get_instance_private (self);
}

static void
set_picture (KioskFrames *self,
             GdkTexture  *picture)
{
  KioskFramesPrivate *priv = priv_of (self);
  gboolean resized = priv->picture == NULL || picture == NULL
                     || gdk_texture_get_width (priv->picture) != gdk_texture_get_width (picture)
                     || gdk_texture_get_height (priv->picture) != gdk_texture_get_height (picture);

  g_set_object (&priv->picture, picture);
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
show_newest (KioskFrames *self)
{
  KioskFramesPrivate *priv = priv_of (self);
  g_autoptr (GstSample) sample =
    priv->sink != NULL ? gst_app_sink_try_pull_sample (GST_APP_SINK (priv->sink), 0) : NULL;
  g_autoptr (GdkTexture) picture = sample != NULL ? wrap_sample (sample) : NULL;

  if (picture != NULL)
    {
      priv->shown = TRUE;
      set_picture (self, picture);
      g_signal_emit (self, signals[PICTURED], 0);
    }
}

static gboolean
on_picture_due (gpointer user_data)
{
  KioskFrames *self = user_data;
  KioskFramesPrivate *priv = priv_of (self);

  g_mutex_lock (&priv->lock);
  priv->picture_id = 0;
  g_mutex_unlock (&priv->lock);

  show_newest (self);
  return G_SOURCE_REMOVE;
}

/* In a thread of GStreamer's. */
static GstFlowReturn
on_new_sample (GstAppSink *sink,
               gpointer    user_data)
{
  KioskFrames *self = user_data;
  KioskFramesPrivate *priv = priv_of (self);

  g_mutex_lock (&priv->lock);
  if (priv->picture_id == 0)
    priv->picture_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, on_picture_due, self, NULL);
  g_mutex_unlock (&priv->lock);
  return GST_FLOW_OK;
}

void
kiosk_frames_take_down (KioskFrames *self)
{
  KioskFramesPrivate *priv = priv_of (self);

  if (priv->pipeline != NULL)
    gst_element_set_state (priv->pipeline, GST_STATE_NULL);

  /* no thread of the pipeline's runs any more */
  g_clear_handle_id (&priv->picture_id, g_source_remove);
  g_clear_handle_id (&priv->watch_id, g_source_remove);
  priv->sink = NULL;
  priv->shown = FALSE;
  g_clear_pointer (&priv->pipeline, gst_object_unref);
}

void
kiosk_frames_stop (KioskFrames *self)
{
  kiosk_frames_take_down (self);
  if (priv_of (self)->picture != NULL)
    set_picture (self, NULL);
}

void
kiosk_frames_fail (KioskFrames  *self,
                   const GError *error)
{
  g_autoptr (GError) copy = g_error_copy (error);

  kiosk_frames_take_down (self);
  g_signal_emit (self, signals[FAILED], 0, copy);
}

static void
end (KioskFrames *self)
{
  g_autoptr (GError) error = NULL;

  /* the last picture may still be on its way */
  show_newest (self);
  if (priv_of (self)->shown)
    {
      g_signal_emit (self, signals[ENDED], 0);
      return;
    }

  error = g_error_new (GST_STREAM_ERROR, GST_STREAM_ERROR_DECODE, "there is no picture in it");
  kiosk_frames_fail (self, error);
}

static gboolean
on_message (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  g_autoptr (KioskFrames) self = g_object_ref (user_data);
  g_autoptr (GError) error = NULL;

  switch (GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_EOS:
      end (self);
      break;
    case GST_MESSAGE_ERROR:
      gst_message_parse_error (message, &error, NULL);
      kiosk_frames_fail (self, error);
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

GstElement *
kiosk_frames_make_sink (KioskFrames  *self,
                        guint         max_rate,
                        guint         longest_side,
                        GError      **error)
{
  static const GstAppSinkCallbacks callbacks = { .new_sample = on_new_sample };
  g_autofree char *format = g_strdup_printf (FORMAT, longest_side);
  g_autofree char *description =
    g_strdup_printf ("videorate name=first drop-only=true max-rate=%u ! videoconvertscale ! %s "
                     "! appsink name=sink max-buffers=1 drop=true", max_rate, format);
  GstElement *bin = NULL;
  g_autoptr (GstElement) first = NULL;
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GstPad) pad = NULL;

  if (gst_init_check (NULL, NULL, error))
    bin = gst_parse_bin_from_description (description, TRUE, error);
  if (bin == NULL)
    return NULL;

  first = gst_bin_get_by_name (GST_BIN (bin), "first");
  pad = gst_element_get_static_pad (first, "sink");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, on_format, NULL, NULL);
  sink = gst_bin_get_by_name (GST_BIN (bin), "sink");
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), (GstAppSinkCallbacks *) &callbacks, self, NULL);
  priv_of (self)->sink = sink;
  return bin;
}

void
kiosk_frames_run (KioskFrames *self,
                  GstElement  *pipeline)
{
  KioskFramesPrivate *priv = priv_of (self);
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);

  priv->pipeline = pipeline;
  priv->watch_id = gst_bus_add_watch (bus, on_message, self);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
}

GstElement *
kiosk_frames_get_pipeline (KioskFrames *self)
{
  return priv_of (self)->pipeline;
}

GdkTexture *
kiosk_frames_get_picture (KioskFrames *self)
{
  return priv_of (self)->picture;
}

static void
kiosk_frames_snapshot (GdkPaintable *paintable,
                       GdkSnapshot  *snapshot,
                       double        width,
                       double        height)
{
  KioskFramesPrivate *priv = priv_of (KIOSK_FRAMES (paintable));

  if (priv->picture != NULL)
    gdk_paintable_snapshot (GDK_PAINTABLE (priv->picture), snapshot, width, height);
}

static int
kiosk_frames_get_intrinsic_width (GdkPaintable *paintable)
{
  KioskFramesPrivate *priv = priv_of (KIOSK_FRAMES (paintable));

  return priv->picture != NULL ? gdk_texture_get_width (priv->picture) : 0;
}

static int
kiosk_frames_get_intrinsic_height (GdkPaintable *paintable)
{
  KioskFramesPrivate *priv = priv_of (KIOSK_FRAMES (paintable));

  return priv->picture != NULL ? gdk_texture_get_height (priv->picture) : 0;
}

static void
kiosk_frames_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = kiosk_frames_snapshot;
  iface->get_intrinsic_width = kiosk_frames_get_intrinsic_width;
  iface->get_intrinsic_height = kiosk_frames_get_intrinsic_height;
}

KioskFrames *
kiosk_frames_new (void)
{
  return g_object_new (KIOSK_TYPE_FRAMES, NULL);
}

static void
kiosk_frames_finalize (GObject *object)
{
  KioskFrames *self = KIOSK_FRAMES (object);

  /* there is nobody left to tell */
  kiosk_frames_take_down (self);
  g_clear_object (&priv_of (self)->picture);
  g_mutex_clear (&priv_of (self)->lock);
  G_OBJECT_CLASS (kiosk_frames_parent_class)->finalize (object);
}

static void
kiosk_frames_class_init (KioskFramesClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_frames_finalize;

  signals[PICTURED] = g_signal_new ("pictured", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
kiosk_frames_init (KioskFrames *self)
{
  g_mutex_init (&priv_of (self)->lock);
}
