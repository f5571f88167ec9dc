/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reading aloud what is on the screen, when a button asks for it, or all along for who came by a keypad. */

#include "config.h"
#include "kiosk-window-private.h"

#include "form/kiosk-step.h"
#include "kiosk-language.h"

#include <glib/gi18n-lib.h>

#define ACTION "read"

#define LOOK_DELAY  200 /* milliseconds: until a key has done its work */
#define VOLUME_STEP 10
#define VOICE_PAUSE G_USEC_PER_SEC

static GSimpleAction *
get_action (KioskWindow *self)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->reading), ACTION));
}

void
kiosk_window_stop_reading (KioskWindow *self)
{
  kiosk_speaker_stop (kiosk_context_get_speaker (self->context));
}

/* What is to be read: a step of a form without the header, which says the same on each. */
static GtkWidget *
find_screen (KioskWindow *self)
{
  GtkWidget *place = kiosk_window_find_place (self);

  if (self->home == NULL)
    return self->attract;
  if (place == self->warning || place == self->chooser || place == self->home || KIOSK_IS_STEP (place))
    return place;
  return self->task;
}

static gboolean
on_look_due (gpointer user_data)
{
  KioskWindow *self = user_data;

  self->look_id = 0;
  kiosk_voice_guide_look (self->guide, find_screen (self), gtk_window_get_focus (GTK_WINDOW (self)),
                          kiosk_context_get_locale (self->context));
  return G_SOURCE_REMOVE;
}

void
kiosk_window_look_soon (KioskWindow *self)
{
  if (!self->by_keys || !kiosk_voice_guide_is_on (self->guide))
    return;

  g_clear_handle_id (&self->look_id, g_source_remove);
  self->look_id = g_timeout_add (LOOK_DELAY, on_look_due, self);
}

static void
start_guide (KioskWindow *self)
{
  kiosk_voice_guide_start (self->guide,
                           /* Translators: said by a voice to who came by a keypad. Keep the last sentence in English (or, in
                              English, say in Chinese how to get that) */
                           _("Voice guide is on. Tab goes on, Shift and Tab go back, Enter chooses, Escape goes back. "
                             "F1 turns the voice off, F2 reads again, F3 changes the language. 按 F3 换成中文。"));
  kiosk_window_look_soon (self);
}

/* Who begins by a key may not see the screen. F1 starts the voice by itself, and would stop it again. */
void
kiosk_window_note_key (KioskWindow *self,
                       guint        key)
{
  if (key != GDK_KEY_F1 && self->home == NULL && self->staff == NULL && !kiosk_voice_guide_is_on (self->guide)
      && g_settings_get_boolean (self->settings, "voice-guide"))
    start_guide (self);

  kiosk_voice_guide_note_key (self->guide, key);
  kiosk_window_look_soon (self);
}

static void
toggle_guide (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  if (kiosk_voice_guide_is_on (self->guide))
    kiosk_voice_guide_stop (self->guide);
  else if (self->staff == NULL)
    start_guide (self);
}

static void
repeat (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  kiosk_voice_guide_repeat (KIOSK_WINDOW (widget)->guide);
}

/* There are two voices: who reads 繁體 hears Mandarin as well. All that is on the screen is made anew, which a key that is held would
 * ask for again and again. */
static void
change_voice (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);
  gboolean english = g_str_equal (kiosk_context_get_locale (self->context), "en");
  gint64 now = g_get_monotonic_time ();

  if (self->home == NULL || self->warning != NULL || now - self->voice_changed_at < VOICE_PAUSE
      || !kiosk_voice_guide_is_on (self->guide) || !kiosk_speaker_is_available (kiosk_context_get_speaker (self->context)))
    return;

  self->voice_changed_at = now;
  gtk_widget_activate_action (widget, "visit.set-language", "s", english ? KIOSK_LANGUAGE_DEFAULT : "en");
  kiosk_voice_guide_repeat (self->guide);
}

static void
change_volume (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  KioskSpeaker *speaker = kiosk_context_get_speaker (KIOSK_WINDOW (widget)->context);
  int volume = (int) kiosk_speaker_get_volume (speaker) + g_variant_get_int32 (parameter);

  kiosk_speaker_set_volume (speaker, CLAMP (volume, VOLUME_STEP, 100));
}

void
kiosk_window_install_voice (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "voice.guide", NULL, toggle_guide);
  gtk_widget_class_install_action (widget_class, "voice.repeat", NULL, repeat);
  gtk_widget_class_install_action (widget_class, "voice.language", NULL, change_voice);
  gtk_widget_class_install_action (widget_class, "voice.volume", "i", change_volume);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "voice.guide", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "voice.repeat", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "voice.language", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_AudioRaiseVolume, 0, "voice.volume", "i", VOLUME_STEP);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_AudioLowerVolume, 0, "voice.volume", "i", -VOLUME_STEP);
}

/* The state follows when the speaker has begun or fallen silent, by whatever. */
static void
on_read_toggled (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  KioskWindow *self = user_data;

  if (!g_variant_get_boolean (state))
    kiosk_window_stop_reading (self);
  else if (self->home != NULL)
    kiosk_page_reader_read (self->reader, gtk_widget_get_visible (self->home) ? self->home : self->task,
                            kiosk_context_get_locale (self->context));
}

static void
on_speaking_changed (KioskWindow *self)
{
  gboolean speaking = kiosk_speaker_is_speaking (kiosk_context_get_speaker (self->context));

  g_simple_action_set_state (get_action (self), g_variant_new_boolean (speaking));
}

/* Who listens is there. */
static void
on_reading (KioskWindow *self)
{
  kiosk_visit_clock_touch (self->clock);
}

void
kiosk_window_add_reading (KioskWindow *self)
{
  static const GActionEntry entries[] = { { ACTION, NULL, NULL, "false", on_read_toggled } };
  KioskSpeaker *speaker = kiosk_context_get_speaker (self->context);

  self->reader = kiosk_page_reader_new (speaker);
  self->guide = kiosk_voice_guide_new (self->reader, speaker);
  self->reading = G_ACTION_GROUP (g_simple_action_group_new ());
  g_action_map_add_action_entries (G_ACTION_MAP (self->reading), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reading", self->reading);
  g_signal_connect_object (speaker, "notify::speaking", G_CALLBACK (on_speaking_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speaker, "notify::available", G_CALLBACK (kiosk_window_look_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "reading", G_CALLBACK (on_reading), self, G_CONNECT_SWAPPED);
}
