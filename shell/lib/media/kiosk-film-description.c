/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-film-description-private.h"

#include "kiosk-captions-private.h"
#include "speech/kiosk-speaker.h"

#define NOWHERE G_MAXUINT

struct _KioskFilmDescription
{
  GObject        parent_instance;

  KioskCaptions *cues;     /* (owned) (nullable) */
  KioskSpeaker  *speaker;  /* (owned) (nullable) */
  const char    *locale;   /* interned */
  gboolean       wanted;
  gboolean       reading;
  gboolean       waiting;
  guint          next;     /* the cue that is to be read, or is read; NOWHERE before it is known where the film is */
};

enum
{
  PROP_AVAILABLE = 1,
  PROP_WAITING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint disturbed_signal;

G_DEFINE_FINAL_TYPE (KioskFilmDescription, kiosk_film_description, G_TYPE_OBJECT)

static void
set_waiting (KioskFilmDescription *self,
             gboolean              waiting)
{
  if (self->waiting == waiting)
    return;

  self->waiting = waiting;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WAITING]);
}

static void
on_speaking_changed (KioskFilmDescription *self)
{
  gboolean speaking = kiosk_speaker_is_speaking (self->speaker);

  if (speaking && !self->reading)
    g_signal_emit (self, disturbed_signal, 0);
  if (speaking || !self->reading)
    return;

  self->reading = FALSE;
  self->next++;
  set_waiting (self, FALSE);
}

static void
on_available_changed (KioskFilmDescription *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AVAILABLE]);
}

static void
set_speaker (KioskFilmDescription *self,
             KioskSpeaker         *speaker)
{
  if (self->speaker == speaker)
    return;

  if (self->speaker != NULL)
    g_signal_handlers_disconnect_by_data (self->speaker, self);
  g_set_object (&self->speaker, speaker);
  if (speaker == NULL)
    return;

  g_signal_connect_object (speaker, "notify::available", G_CALLBACK (on_available_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speaker, "notify::speaking", G_CALLBACK (on_speaking_changed), self, G_CONNECT_SWAPPED);
}

void
kiosk_film_description_load (KioskFilmDescription *self,
                             const char           *film,
                             KioskContext         *context)
{
  kiosk_film_description_leave (self);
  g_clear_pointer (&self->cues, kiosk_captions_free);
  set_speaker (self, context != NULL ? kiosk_context_get_speaker (context) : NULL);
  self->locale = context != NULL ? kiosk_context_get_locale (context) : NULL;
  if (film != NULL && context != NULL)
    self->cues = kiosk_captions_load_description (film, self->locale);
  on_available_changed (self);
}

void
kiosk_film_description_begin (KioskFilmDescription *self)
{
  kiosk_speaker_stop (self->speaker);
}

static void
read_aloud (KioskFilmDescription *self,
            const char           *words)
{
  const char * const texts[] = { words, NULL };

  self->reading = TRUE;
  kiosk_speaker_speak (self->speaker, texts, self->locale);
  /* there may have been nothing to say */
  on_speaking_changed (self);
}

void
kiosk_film_description_follow (KioskFilmDescription *self,
                               gint64                position,
                               gint64                next)
{
  const char *words;
  gint64 from, until;

  if (!self->wanted || self->cues == NULL)
    return;

  if (self->next == NOWHERE)
    self->next = kiosk_captions_find (self->cues, position);
  words = kiosk_captions_get (self->cues, self->next, &from, &until);
  if (words == NULL || position < from)
    return;

  if (!self->reading)
    read_aloud (self, words);
  if (self->reading && next >= until)
    set_waiting (self, TRUE);
}

void
kiosk_film_description_interrupt (KioskFilmDescription *self)
{
  if (!self->reading)
    return;

  self->reading = FALSE;
  kiosk_speaker_stop (self->speaker);
  set_waiting (self, FALSE);
}

void
kiosk_film_description_leave (KioskFilmDescription *self)
{
  kiosk_film_description_interrupt (self);
  self->next = NOWHERE;
}

void
kiosk_film_description_set_wanted (KioskFilmDescription *self,
                                   gboolean              wanted)
{
  self->wanted = wanted;
  if (!wanted)
    kiosk_film_description_leave (self);
}

gboolean
kiosk_film_description_is_available (KioskFilmDescription *self)
{
  return self->cues != NULL && kiosk_speaker_is_available (self->speaker);
}

gboolean
kiosk_film_description_is_waiting (KioskFilmDescription *self)
{
  return self->waiting;
}

static void
kiosk_film_description_get_property (GObject    *object,
                                     guint       property,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  KioskFilmDescription *self = KIOSK_FILM_DESCRIPTION (object);

  g_value_set_boolean (value, property == PROP_WAITING ? self->waiting : kiosk_film_description_is_available (self));
}

static void
kiosk_film_description_finalize (GObject *object)
{
  KioskFilmDescription *self = KIOSK_FILM_DESCRIPTION (object);

  g_clear_pointer (&self->cues, kiosk_captions_free);
  g_clear_object (&self->speaker);
  G_OBJECT_CLASS (kiosk_film_description_parent_class)->finalize (object);
}

static void
kiosk_film_description_class_init (KioskFilmDescriptionClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_film_description_get_property;
  object_class->finalize = kiosk_film_description_finalize;
  props[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, FALSE, flags);
  props[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  disturbed_signal = g_signal_new ("disturbed", KIOSK_TYPE_FILM_DESCRIPTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_film_description_init (KioskFilmDescription *self)
{
  self->next = NOWHERE;
}

KioskFilmDescription *
kiosk_film_description_new (void)
{
  return g_object_new (KIOSK_TYPE_FILM_DESCRIPTION, NULL);
}
