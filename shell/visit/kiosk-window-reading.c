/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reading aloud what is on the screen. */

#include "kiosk-window-private.h"

#define ACTION "read"

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
  self->reading = G_ACTION_GROUP (g_simple_action_group_new ());
  g_action_map_add_action_entries (G_ACTION_MAP (self->reading), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reading", self->reading);
  g_signal_connect_object (speaker, "notify::speaking", G_CALLBACK (on_speaking_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "reading", G_CALLBACK (on_reading), self, G_CONNECT_SWAPPED);
}
