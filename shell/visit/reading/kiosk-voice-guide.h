/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-page-reader.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_VOICE_GUIDE (kiosk_voice_guide_get_type ())
G_DECLARE_FINAL_TYPE (KioskVoiceGuide, kiosk_voice_guide, KIOSK, VOICE_GUIDE, GObject)

/**
 * KioskVoiceGuide:
 *
 * Leads who does not see the screen, by a keypad: what is new on the screen is read from the top, with what has the focus at
 * the end; who goes on to something else hears that alone. Any key silences what is being said.
 */

/* @reader: what reads screens; @speaker: what it reads with. Returns: (transfer full): a guide that is off */
KioskVoiceGuide *kiosk_voice_guide_new        (KioskPageReader *reader,
                                               KioskSpeaker    *speaker);

/* @greeting: (nullable): said before the next screen */
void             kiosk_voice_guide_start      (KioskVoiceGuide *self,
                                               const char      *greeting);
void             kiosk_voice_guide_stop       (KioskVoiceGuide *self);
gboolean         kiosk_voice_guide_is_on      (KioskVoiceGuide *self);

/* A key was pressed, and has not done its work yet. */
void             kiosk_voice_guide_note_key   (KioskVoiceGuide *self,
                                               guint            key);

/* The screen is to be read again, from the top. */
void             kiosk_voice_guide_repeat     (KioskVoiceGuide *self);

/* Says what is new. @place: where the visitor is; @focus: (nullable): what has the focus; @locale: the visitor's language */
void             kiosk_voice_guide_look       (KioskVoiceGuide *self,
                                               GtkWidget       *place,
                                               GtkWidget       *focus,
                                               const char      *locale);

G_END_DECLS
