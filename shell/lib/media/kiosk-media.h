/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"

G_BEGIN_DECLS

/**
 * kiosk_media_find:
 * @name: (nullable): the bare name of a picture or a film, as the gateway tells it
 *
 * Looks for a file that staff have put on the terminal: into "media" in the kiosk's data, or where the environment's
 * KIOSK_MEDIA_DIR says. The name is outside data: one that leads to another folder is none.
 *
 * Returns: (transfer full) (nullable): its path; %NULL if there is none
 */
char       *kiosk_media_find             (const char   *name);

/**
 * kiosk_context_set_audio_sink:
 * @self: a context
 * @sink: (nullable): where sound goes, as gst-launch-1.0 has it; "" is what the machine has, %NULL nowhere
 *
 * For the shell: the setting "audio-sink".
 */
void        kiosk_context_set_audio_sink (KioskContext *self,
                                          const char   *sink);

/**
 * kiosk_context_get_audio_sink:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): where the sound of films goes
 */
const char *kiosk_context_get_audio_sink (KioskContext *self);

G_END_DECLS
