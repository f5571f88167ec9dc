/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* GStreamer looks for its plugins and opens the audio device in a thread of its own: both may take longer than a key press
 * may. What it made is handed over; everything else is on the main thread. */

#include "kiosk-key-click.h"

#include "kiosk-sound.h"

#include <gst/app/gstappsrc.h>
#include <math.h>

#define RATE    48000
#define SAMPLES (RATE * 6 / 1000)
#define PITCH   1900.0 /* Hz */
#define FADING  0.0012 /* seconds to a third */
#define VOLUME  9000.0 /* of 32767 */

#define SOURCE  "appsrc name=source is-live=true do-timestamp=true format=time " \
                "caps=audio/x-raw,format=S16LE,layout=interleaved,channels=1,rate=" G_STRINGIFY (RATE) \
                " ! audioconvert ! audioresample ! "
/* short buffers, so that a click is heard with the key that makes it */
#define ALSA    "alsasink buffer-time=40000 latency-time=10000"

struct _KioskKeyClick
{
  GObject     parent_instance;

  char       *sink;      /* (nullable): silent, or it was tried */
  GstElement *pipeline;  /* (owned) (nullable) */
  GstElement *source;    /* (owned) (nullable) */
  GstBuffer  *sound;     /* (owned) (nullable) */
  guint       watch_id;
};

G_DEFINE_FINAL_TYPE (KioskKeyClick, kiosk_key_click, G_TYPE_OBJECT)

static void
start_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      sink,
                 GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GstElement *pipeline = kiosk_sound_open (SOURCE, sink, GST_STATE_PLAYING, &error);

  if (pipeline != NULL)
    g_task_return_pointer (task, pipeline, (GDestroyNotify) kiosk_sound_close);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* A short knock: a tone that fades at once. */
static GstBuffer *
make_sound (void)
{
  gint16 *samples = g_new (gint16, SAMPLES);

  for (int i = 0; i < SAMPLES; i++)
    {
      double at = (double) i / RATE;

      samples[i] = GINT16_TO_LE ((gint16) (VOLUME * exp (-at / FADING) * sin (2 * G_PI * PITCH * at)));
    }
  return gst_buffer_new_wrapped (samples, SAMPLES * sizeof (gint16));
}

static void
fall_silent (KioskKeyClick *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_pointer (&self->source, gst_object_unref);
  g_clear_pointer (&self->pipeline, kiosk_sound_close);
  g_clear_pointer (&self->sound, gst_buffer_unref);
}

static gboolean
on_message (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  KioskKeyClick *self = user_data;
  g_autoptr (GError) error = NULL;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return G_SOURCE_CONTINUE;

  gst_message_parse_error (message, &error, NULL);
  g_message ("Keys make no sound any more: %s", error->message);
  self->watch_id = 0;
  fall_silent (self);
  return G_SOURCE_REMOVE;
}

static void
on_started (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  KioskKeyClick *self = KIOSK_KEY_CLICK (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstBus) bus = NULL;

  self->pipeline = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->pipeline == NULL)
    {
      g_message ("Keys make no sound: %s", error->message);
      return;
    }

  self->source = gst_bin_get_by_name (GST_BIN (self->pipeline), "source");
  self->sound = make_sound ();
  bus = gst_element_get_bus (self->pipeline);
  self->watch_id = gst_bus_add_watch (bus, on_message, self);
}

void
kiosk_key_click_prepare (KioskKeyClick *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->sink == NULL)
    return;

  task = g_task_new (self, NULL, on_started, NULL);
  g_task_set_task_data (task, g_steal_pointer (&self->sink), g_free);
  g_task_run_in_thread (task, start_in_thread);
}

void
kiosk_key_click_play (KioskKeyClick *self)
{
  /* a copy of its own is stamped with the time; the samples are shared */
  if (self->source != NULL)
    gst_app_src_push_buffer (GST_APP_SRC (self->source), gst_buffer_copy (self->sound));
}

static char *
choose_sink (GSettings *settings)
{
  g_autofree char *sink = g_settings_get_string (settings, "audio-sink");

  if (!g_settings_get_boolean (settings, "key-sound"))
    return NULL;
  if (*sink != '\0')
    return g_steal_pointer (&sink);
  return kiosk_sound_has_device () ? g_strdup (ALSA) : NULL;
}

static void
kiosk_key_click_finalize (GObject *object)
{
  KioskKeyClick *self = KIOSK_KEY_CLICK (object);

  fall_silent (self);
  g_free (self->sink);
  G_OBJECT_CLASS (kiosk_key_click_parent_class)->finalize (object);
}

static void
kiosk_key_click_class_init (KioskKeyClickClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_key_click_finalize;
}

static void
kiosk_key_click_init (KioskKeyClick *self)
{
}

KioskKeyClick *
kiosk_key_click_new (GSettings *settings)
{
  KioskKeyClick *self = g_object_new (KIOSK_TYPE_KEY_CLICK, NULL);

  self->sink = choose_sink (settings);
  return self;
}
