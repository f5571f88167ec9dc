/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* GStreamer looks for its plugins, and opens the audio device, in a thread: both may take longer than a frame. What was made
 * there is handed over; everything else is on the main thread. */

#include "kiosk-speaker.h"

#include "kiosk-audio.h"
#include "kiosk-speech-text.h"

#define VOICE    "espeak"
#define PIPELINE VOICE " name=voice ! audioconvert ! audioresample ! "
#define ALSA     "alsasink"

#define FULL_VOLUME 100

/* The element's rate goes from -100 over 0, which is the voice's own, to 100; its slopes were found with a watch. */
#define RATE_OF(pace) CLAMP ((pace) < 100 ? ((int) (pace) - 100) * 3 / 2 : ((int) (pace) - 100) * 5 / 7, -100, 100)

/* A sentence of one of the texts. */
typedef struct
{
  guint  text;
  char  *words;
} Sentence;

struct _KioskSpeaker
{
  GObject             parent_instance;

  char               *sink;
  int                 rate;
  guint               volume;        /* percent */
  char               *readings;

  KioskPronunciation *pronunciation; /* (owned) (nullable): not prepared, or missing */
  GError             *error;         /* (owned) (nullable) */
  GstElement         *pipeline;      /* (owned) (nullable) */
  GstElement         *voice;         /* (owned) (nullable) */
  gboolean            opening;       /* a thread makes the pipeline */
  guint               watch_id;

  GQueue              sentences;     /* of Sentence: still to be read */
  GPtrArray          *parts;         /* (nullable): of the sentence that is read */
  guint               part;          /* the one that comes next */
  const char         *locale;        /* interned */
  gboolean            speaking;
};

enum
{
  PROP_AVAILABLE = 1,
  PROP_SPEAKING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint reading_signal;

G_DEFINE_FINAL_TYPE (KioskSpeaker, kiosk_speaker, G_TYPE_OBJECT)

static void
sentence_free (gpointer data)
{
  Sentence *sentence = data;

  g_free (sentence->words);
  g_free (sentence);
}

static void
set_speaking (KioskSpeaker *self,
              gboolean      speaking)
{
  if (self->speaking == speaking)
    return;

  self->speaking = speaking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEAKING]);
}

static void
close_pipeline (KioskSpeaker *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_pointer (&self->voice, gst_object_unref);
  g_clear_pointer (&self->pipeline, kiosk_audio_close);
}

static void
forget_words (KioskSpeaker *self)
{
  g_queue_clear_full (&self->sentences, sentence_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  self->part = 0;
}

/* The device is closed as well: keys click on it, and films play. */
void
kiosk_speaker_stop (KioskSpeaker *self)
{
  if (self == NULL)
    return;

  forget_words (self);
  close_pipeline (self);
  set_speaking (self, FALSE);
}

static void
fail (KioskSpeaker *self,
      GError       *error)
{
  /* a terminal without a loudspeaker is as it should be: its log does not grow by each visit */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_message ("Nothing can be read aloud: %s", error->message);
  g_clear_error (&self->error);
  self->error = error;
  kiosk_speaker_stop (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
}

/* Sets up the words of the next sentence that has any. Returns whether there is one. */
static gboolean
begin_sentence (KioskSpeaker *self)
{
  Sentence *sentence;

  while ((sentence = g_queue_pop_head (&self->sentences)) != NULL)
    {
      guint text = sentence->text;

      g_clear_pointer (&self->parts, g_ptr_array_unref);
      self->parts = kiosk_speech_text_get_parts (sentence->words, self->locale, self->pronunciation);
      self->part = 0;
      sentence_free (sentence);
      if (self->parts->len == 0)
        continue;

      g_signal_emit (self, reading_signal, 0, text);
      return TRUE;
    }

  return FALSE;
}

static void
say_next (KioskSpeaker *self)
{
  KioskSpeechPart *part;

  if ((self->parts == NULL || self->part == self->parts->len) && !begin_sentence (self))
    {
      kiosk_speaker_stop (self);
      return;
    }
  /* whoever was told of the sentence may have stopped it */
  if (self->pipeline == NULL || self->parts == NULL)
    return;

  part = self->parts->pdata[self->part++];
  gst_element_set_state (self->pipeline, GST_STATE_READY);
  g_object_set (self->voice, "voice", part->voice, "rate", self->rate, "text", part->text, NULL);
  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    fail (self, g_error_new (GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_OPEN_WRITE, "“%s” cannot be opened", self->sink));
}

static gboolean
on_message (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  KioskSpeaker *self = user_data;
  GError *error = NULL;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    say_next (self);
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      gst_message_parse_error (message, &error, NULL);
      fail (self, error);
    }

  return G_SOURCE_CONTINUE;
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      sink,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GstElement *pipeline = kiosk_audio_open (PIPELINE, sink, FULL_VOLUME, GST_STATE_READY, &error);

  if (pipeline != NULL)
    g_task_return_pointer (task, pipeline, (GDestroyNotify) kiosk_audio_close);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_opened (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  KioskSpeaker *self = KIOSK_SPEAKER (object);
  g_autoptr (GstBus) bus = NULL;
  GError *error = NULL;
  GstElement *pipeline = g_task_propagate_pointer (G_TASK (result), &error);

  self->opening = FALSE;
  if (pipeline == NULL)
    {
      fail (self, error);
      return;
    }
  if (!self->speaking)
    {
      kiosk_audio_close (pipeline);
      return;
    }

  self->pipeline = pipeline;
  kiosk_audio_set_volume (pipeline, self->volume);
  self->voice = gst_bin_get_by_name (GST_BIN (pipeline), "voice");
  bus = gst_element_get_bus (pipeline);
  self->watch_id = gst_bus_add_watch (bus, on_message, self);
  say_next (self);
}

static void
open_pipeline (KioskSpeaker *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->opening)
    return;

  self->opening = TRUE;
  task = g_task_new (self, NULL, on_opened, NULL);
  g_task_set_task_data (task, g_strdup (self->sink), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

void
kiosk_speaker_speak (KioskSpeaker       *self,
                     const char * const *texts,
                     const char         *locale)
{
  g_return_if_fail (KIOSK_IS_SPEAKER (self));

  kiosk_speaker_stop (self);
  if (!kiosk_speaker_is_available (self))
    return;

  self->locale = g_intern_string (locale);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto (GStrv) words = kiosk_speech_text_split (texts[i]);

      for (guint j = 0; words[j] != NULL; j++)
        {
          Sentence *sentence = g_new (Sentence, 1);

          sentence->text = i;
          sentence->words = g_steal_pointer (&words[j]);
          g_queue_push_tail (&self->sentences, sentence);
        }
    }

  if (g_queue_is_empty (&self->sentences))
    return;
  set_speaking (self, TRUE);
  open_pipeline (self);
}

static gboolean
look_for_sound (const char  *sink,
                GError     **error)
{
  g_autoptr (GstElementFactory) factory = NULL;

  if (*sink == '\0' && !kiosk_audio_has_device ())
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no sound device");
      return FALSE;
    }
  if (!gst_init_check (NULL, NULL, error))
    return FALSE;

  factory = gst_element_factory_find (VOICE);
  if (factory == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "GStreamer has no element “" VOICE "”");
  return factory != NULL;
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  KioskSpeaker *self = source;
  KioskPronunciation *pronunciation = NULL;
  g_autoptr (GError) error = NULL;

  /* neither changes while the thread goes */
  if (look_for_sound (self->sink, &error))
    pronunciation = kiosk_pronunciation_new (self->readings, &error);

  if (pronunciation != NULL)
    g_task_return_pointer (task, pronunciation, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_looked (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  KioskSpeaker *self = KIOSK_SPEAKER (object);
  GError *error = NULL;

  self->pronunciation = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->pronunciation == NULL)
    {
      fail (self, error);
      return;
    }

  if (*self->sink == '\0')
    {
      g_free (self->sink);
      self->sink = g_strdup (ALSA);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
}

void
kiosk_speaker_prepare (KioskSpeaker *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_looked, NULL);

  g_task_run_in_thread (task, look_in_thread);
}

gboolean
kiosk_speaker_is_available (KioskSpeaker *self)
{
  return self != NULL && self->pronunciation != NULL && self->error == NULL;
}

const GError *
kiosk_speaker_get_error (KioskSpeaker *self)
{
  return self->error;
}

gboolean
kiosk_speaker_is_speaking (KioskSpeaker *self)
{
  return self != NULL && self->speaking;
}

static void
kiosk_speaker_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KioskSpeaker *self = KIOSK_SPEAKER (object);

  switch (id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, kiosk_speaker_is_available (self));
      break;
    case PROP_SPEAKING:
      g_value_set_boolean (value, self->speaking);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kiosk_speaker_finalize (GObject *object)
{
  KioskSpeaker *self = KIOSK_SPEAKER (object);

  forget_words (self);
  close_pipeline (self);
  g_clear_object (&self->pronunciation);
  g_clear_error (&self->error);
  g_free (self->sink);
  g_free (self->readings);
  G_OBJECT_CLASS (kiosk_speaker_parent_class)->finalize (object);
}

static void
kiosk_speaker_class_init (KioskSpeakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_speaker_get_property;
  object_class->finalize = kiosk_speaker_finalize;

  properties[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPEAKING] = g_param_spec_boolean ("speaking", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  reading_signal = g_signal_new ("reading", KIOSK_TYPE_SPEAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_UINT);
}

static void
kiosk_speaker_init (KioskSpeaker *self)
{
  g_queue_init (&self->sentences);
  self->volume = FULL_VOLUME;
}

void
kiosk_speaker_set_volume (KioskSpeaker *self,
                          guint         percent)
{
  g_return_if_fail (KIOSK_IS_SPEAKER (self));

  self->volume = percent;
  if (self->pipeline != NULL)
    kiosk_audio_set_volume (self->pipeline, percent);
}

guint
kiosk_speaker_get_volume (KioskSpeaker *self)
{
  g_return_val_if_fail (KIOSK_IS_SPEAKER (self), 0);

  return self->volume;
}

KioskSpeaker *
kiosk_speaker_new (const char *sink,
                   guint       pace,
                   const char *readings)
{
  KioskSpeaker *self = g_object_new (KIOSK_TYPE_SPEAKER, NULL);

  self->sink = g_strdup (sink);
  self->rate = RATE_OF (pace);
  self->readings = g_strdup (readings);
  return self;
}
