/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_SPEAKER (kiosk_speaker_get_type ())
G_DECLARE_FINAL_TYPE (KioskSpeaker, kiosk_speaker, KIOSK, SPEAKER, GObject)

/**
 * KioskSpeaker:
 *
 * Reads aloud, in Mandarin and in English, by GStreamer's element “espeak”. Where that, the readings of Chinese or a sound
 * device is missing it is not available, and says why. What it reads is in no log.
 *
 * Properties: "available" and "speaking" (both boolean, read-only). Signal: "reading" (guint: which of the texts): a sentence
 * of that text begins.
 */

/**
 * kiosk_speaker_new:
 * @sink: the setting "audio-sink": "" is ALSA, if there is a device
 * @pace: the setting "speech-pace": percent of the voices' own pace
 * @readings: the file with the readings of Chinese
 *
 * For the shell.
 *
 * Returns: (transfer full): a speaker, which is not available before it was prepared
 */
KioskSpeaker *kiosk_speaker_new          (const char          *sink,
                                          guint                pace,
                                          const char          *readings);

/**
 * kiosk_speaker_set_volume:
 * @self: a speaker
 * @percent: from 0 to 100, of all that people hear between silence and the loudest; at first the setting "volume"
 *
 * For the shell: how loud it is, from now on.
 */
void          kiosk_speaker_set_volume   (KioskSpeaker        *self,
                                          guint                percent);

/**
 * kiosk_speaker_get_volume:
 * @self: a speaker
 *
 * Returns: how loud it is, in percent
 */
guint         kiosk_speaker_get_volume   (KioskSpeaker        *self);

/**
 * kiosk_speaker_prepare:
 * @self: a speaker
 *
 * Looks for what it needs, in a thread, and notifies "available" if all of it is there. Returns at once. For the shell.
 */
void          kiosk_speaker_prepare      (KioskSpeaker        *self);

/**
 * kiosk_speaker_is_available:
 * @self: (nullable): a speaker; %NULL where none is lent
 *
 * Returns: %TRUE if it can read aloud
 */
gboolean      kiosk_speaker_is_available (KioskSpeaker        *self);

/**
 * kiosk_speaker_get_error:
 * @self: a speaker
 *
 * Returns: (transfer none) (nullable): what it lacks, for staff and not for visitors: %G_IO_ERROR_NOT_FOUND if that is a
 *   sound device, which not every terminal has
 */
const GError *kiosk_speaker_get_error    (KioskSpeaker        *self);

/**
 * kiosk_speaker_speak:
 * @self: a speaker
 * @texts: what to read, as it is on the screen: a text may have several sentences
 * @locale: the visitor's language: "zh_CN", "zh_TW" or "en"
 *
 * Reads the texts one after the other, instead of what it may be reading. Does nothing where it is not available. What is
 * masked on the screen stays so; what is not, everybody in the room hears: give it nothing personal.
 */
void          kiosk_speaker_speak        (KioskSpeaker        *self,
                                          const char * const  *texts,
                                          const char          *locale);

/**
 * kiosk_speaker_stop:
 * @self: (nullable): a speaker
 *
 * Falls silent at once.
 */
void          kiosk_speaker_stop         (KioskSpeaker        *self);

/**
 * kiosk_speaker_is_speaking:
 * @self: (nullable): a speaker
 *
 * Returns: %TRUE while it reads
 */
gboolean      kiosk_speaker_is_speaking  (KioskSpeaker        *self);

G_END_DECLS
