/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* GStreamer looks for its plugins and opens the audio device in a thread of its own: both may take longer than a key press
 * may. What it made is handed over; everything else is on the main thread. */

#include "kiosk-sound.h"

#include "kiosk-audio.h"

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <math.h>

#define RATE    48000

#define SOURCE  "appsrc name=source is-live=true do-timestamp=true format=time " \
                "caps=audio/x-raw,format=S16LE,layout=interleaved,channels=1,rate=" G_STRINGIFY (RATE) \
                " ! audioconvert ! audioresample ! "
/* short buffers, so that a click is heard with the key that makes it */
#define ALSA    "alsasink buffer-time=40000 latency-time=10000"

struct _KioskSound
{
  GObject     parent_instance;

  char       *sink;     /* (nullable): there is none, or it was tried */
  guint       volume;   /* percent */
  GstElement *pipeline; /* (owned) (nullable) */
  GstElement *source;   /* (owned) (nullable) */
  GError     *error;    /* (nullable) */
  guint       watch_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskSound, kiosk_sound, G_TYPE_OBJECT)

static void
start_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      sink,
                 GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GstElement *pipeline = kiosk_audio_open (SOURCE, sink, KIOSK_SOUND (source)->volume, GST_STATE_PLAYING, &error);

  if (pipeline != NULL)
    g_task_return_pointer (task, pipeline, (GDestroyNotify) kiosk_audio_close);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
fall_silent (KioskSound *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_pointer (&self->source, gst_object_unref);
  g_clear_pointer (&self->pipeline, kiosk_audio_close);
}

static gboolean
on_message (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  KioskSound *self = user_data;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return G_SOURCE_CONTINUE;

  g_clear_error (&self->error);
  gst_message_parse_error (message, &self->error, NULL);
  self->watch_id = 0;
  fall_silent (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_started (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  KioskSound *self = KIOSK_SOUND (object);
  g_autoptr (GstBus) bus = NULL;

  self->pipeline = g_task_propagate_pointer (G_TASK (result), &self->error);
  if (self->pipeline != NULL)
    {
      self->source = gst_bin_get_by_name (GST_BIN (self->pipeline), "source");
      bus = gst_element_get_bus (self->pipeline);
      self->watch_id = gst_bus_add_watch (bus, on_message, self);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
kiosk_sound_prepare (KioskSound *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->sink == NULL)
    return;

  task = g_task_new (self, NULL, on_started, NULL);
  g_task_set_task_data (task, g_steal_pointer (&self->sink), g_free);
  g_task_run_in_thread (task, start_in_thread);
}

void
kiosk_sound_play (KioskSound *self,
                  GstBuffer  *tone)
{
  /* a copy of its own is stamped with the time; the samples are shared */
  if (self->source != NULL)
    gst_app_src_push_buffer (GST_APP_SRC (self->source), gst_buffer_copy (tone));
}

gboolean
kiosk_sound_is_open (KioskSound *self)
{
  return self->source != NULL;
}

const GError *
kiosk_sound_get_error (KioskSound *self)
{
  return self->error;
}

GstBuffer *
kiosk_sound_make_tone (double pitch,
                       double seconds,
                       double fading,
                       double loudness)
{
  gsize n = (gsize) (RATE * seconds);
  gint16 *samples = g_new (gint16, n);

  for (gsize i = 0; i < n; i++)
    {
      double at = (double) i / RATE;

      samples[i] = GINT16_TO_LE ((gint16) (loudness * G_MAXINT16 * exp (-at / fading) * sin (2 * G_PI * pitch * at)));
    }
  return gst_buffer_new_wrapped (samples, n * sizeof (gint16));
}

KioskSound *
kiosk_sound_new (GSettings *settings)
{
  KioskSound *self = g_object_new (KIOSK_TYPE_SOUND, NULL);
  g_autofree char *sink = g_settings_get_string (settings, "audio-sink");

  self->volume = g_settings_get_uint (settings, "volume");
  if (*sink != '\0')
    self->sink = g_steal_pointer (&sink);
  else if (kiosk_audio_has_device ())
    self->sink = g_strdup (ALSA);
  else
    self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no device for sound");
  return self;
}

static void
kiosk_sound_finalize (GObject *object)
{
  KioskSound *self = KIOSK_SOUND (object);

  fall_silent (self);
  g_free (self->sink);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (kiosk_sound_parent_class)->finalize (object);
}

static void
kiosk_sound_class_init (KioskSoundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_sound_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KIOSK_TYPE_SOUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_sound_init (KioskSound *self)
{
}
