/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-pronunciation.h"

G_BEGIN_DECLS

/**
 * KioskSpeechPart:
 * @voice: (unowned): a voice of espeak
 * @text: what it says
 *
 * Words for one voice.
 */
typedef struct
{
  const char *voice;
  char       *text;
} KioskSpeechPart;

/**
 * kiosk_speech_text_split:
 * @text: what stands in a label
 *
 * A voice makes all of what it is given before it says the first of it: it is given one sentence after the other.
 *
 * Returns: (transfer full): the sentences
 */
GStrv      kiosk_speech_text_split     (const char         *text);

/**
 * kiosk_speech_text_rewrite:
 * @sentence: a sentence as it is on the screen
 * @locale: the visitor's language: "zh_CN", "zh_TW" or "en"
 *
 * Writes years, dates, times, percentages, amounts, units, telephone numbers, codes and what a mask hides the way they are
 * said.
 *
 * Returns: (transfer full): the sentence as it is said; Chinese has no digits then
 */
char      *kiosk_speech_text_rewrite   (const char         *sentence,
                                        const char         *locale);

/**
 * kiosk_speech_text_get_parts:
 * @sentence: a sentence as it is on the screen
 * @locale: the visitor's language
 * @pronunciation: how Chinese is read
 *
 * Returns: (transfer full) (element-type KioskSpeechPart): what each voice says, in order: Chinese characters the Chinese one
 *   in whatever language, and words of Latin letters among them the English one. Empty where there is nothing to say
 */
GPtrArray *kiosk_speech_text_get_parts (const char         *sentence,
                                        const char         *locale,
                                        KioskPronunciation *pronunciation);

G_END_DECLS
