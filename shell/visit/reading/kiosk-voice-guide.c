/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-voice-guide.h"

#include "kiosk-spoken-words.h"

struct _KioskVoiceGuide
{
  GObject          parent_instance;

  KioskPageReader *reader;   /* (owned) */
  KioskSpeaker    *speaker;  /* (owned) */
  char            *greeting; /* (nullable) */
  GtkWidget       *place;    /* (unowned) (nullable): what was read last */
  GtkWidget       *focus;    /* (unowned) (nullable): what had the focus then */
  gboolean         on;
  gboolean         moved;    /* the last key moves the focus */
  gboolean         entered;  /* the last key is Enter, */
  gboolean         pressed;  /* or a space, which writes one or presses what has the focus */
};

G_DEFINE_FINAL_TYPE (KioskVoiceGuide, kiosk_voice_guide, G_TYPE_OBJECT)

void
kiosk_voice_guide_start (KioskVoiceGuide *self,
                         const char      *greeting)
{
  self->on = TRUE;
  g_free (self->greeting);
  self->greeting = g_strdup (greeting);
  kiosk_voice_guide_repeat (self);
}

void
kiosk_voice_guide_stop (KioskVoiceGuide *self)
{
  self->on = FALSE;
  kiosk_speaker_stop (self->speaker);
}

gboolean
kiosk_voice_guide_is_on (KioskVoiceGuide *self)
{
  return self->on;
}

void
kiosk_voice_guide_repeat (KioskVoiceGuide *self)
{
  g_clear_weak_pointer (&self->place);
  g_clear_weak_pointer (&self->focus);
}

void
kiosk_voice_guide_note_key (KioskVoiceGuide *self,
                            guint            key)
{
  if (!self->on)
    return;

  kiosk_speaker_stop (self->speaker);
  self->moved = key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_KP_Tab || key == GDK_KEY_Up || key == GDK_KEY_Down
                || key == GDK_KEY_Left || key == GDK_KEY_Right || key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down;
  self->entered = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  self->pressed = key == GDK_KEY_space;
}

/* Who goes on hears where to; who presses something that has a state hears the new one, and who plays a film hears that. */
static gboolean
is_worth_words (KioskVoiceGuide *self,
                GtkWidget       *focus)
{
  gboolean chose = self->entered || (self->pressed && !GTK_IS_TEXT (focus));

  return self->focus != focus || (chose && kiosk_spoken_words_have_state (focus));
}

/* What moved the focus by itself put something new on the screen. */
static gboolean
has_arrived (KioskVoiceGuide *self,
             GtkWidget       *place,
             GtkWidget       *focus)
{
  return self->place != place || (self->focus != focus && !self->moved);
}

static void
read_all (KioskVoiceGuide     *self,
          GtkWidget           *place,
          const char * const  *last,
          const char          *locale)
{
  kiosk_page_reader_read_between (self->reader, self->greeting, place, last, locale);
  g_clear_pointer (&self->greeting, g_free);
}

void
kiosk_voice_guide_look (KioskVoiceGuide *self,
                        GtkWidget       *place,
                        GtkWidget       *focus,
                        const char      *locale)
{
  g_auto (GStrv) words = NULL;

  if (!self->on || focus == NULL || !kiosk_speaker_is_available (self->speaker))
    return;

  words = kiosk_spoken_words_of (focus);
  if (has_arrived (self, place, focus))
    read_all (self, place, (const char * const *) words, locale);
  else if (is_worth_words (self, focus) && !kiosk_speaker_is_speaking (self->speaker)) /* else the key made it read */
    kiosk_speaker_speak (self->speaker, (const char * const *) words, locale);

  g_set_weak_pointer (&self->place, place);
  g_set_weak_pointer (&self->focus, focus);
  self->moved = self->entered = self->pressed = FALSE;
}

static void
kiosk_voice_guide_dispose (GObject *object)
{
  KioskVoiceGuide *self = KIOSK_VOICE_GUIDE (object);

  kiosk_voice_guide_repeat (self);
  g_clear_object (&self->reader);
  g_clear_object (&self->speaker);
  g_clear_pointer (&self->greeting, g_free);
  G_OBJECT_CLASS (kiosk_voice_guide_parent_class)->dispose (object);
}

static void
kiosk_voice_guide_class_init (KioskVoiceGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_voice_guide_dispose;
}

static void
kiosk_voice_guide_init (KioskVoiceGuide *self)
{
}

KioskVoiceGuide *
kiosk_voice_guide_new (KioskPageReader *reader,
                       KioskSpeaker    *speaker)
{
  KioskVoiceGuide *self = g_object_new (KIOSK_TYPE_VOICE_GUIDE, NULL);

  self->reader = g_object_ref (reader);
  self->speaker = g_object_ref (speaker);
  return self;
}
