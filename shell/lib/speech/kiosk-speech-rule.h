/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KioskSpeechRule:
 * @pattern: what is found, as a #GRegex
 * @say: (nullable): returns: (transfer full): what is said for it, from what the pattern's groups hold; the first is all of it.
 *   Groups that hold nothing are empty
 * @words: (nullable): instead of @say, what is said, with \1 for a group
 *
 * A way to write something so that a voice says it rightly.
 */
typedef struct
{
  const char  *pattern;
  char      *(*say) (char **groups);
  const char  *words;
} KioskSpeechRule;

/* Applies rules, the first one first; the last one has no pattern. Returns: (transfer full): the text as it is said */
char *kiosk_speech_rules_apply (const KioskSpeechRule *rules,
                                const char            *text);

/* What stands between the letters and digits of a code, so that a later rule does not take them for numbers: no text has it
 * after its normalisation, and the last rule makes a space of it. */
#define KIOSK_SPEECH_GAP "\u00a0"

/* (transfer full): each letter and digit of a code apart; a row of stars becomes @hidden */
char *kiosk_speech_rules_space_out (const char *code,
                                    const char *hidden);

/* Month and day, before a time: otherwise they are two numbers. */
#define KIOSK_SPEECH_DAY "(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?=\\s+\\d{1,2}:\\d{2})"

/* Year, month and day. Points are those of a commodity code. */
#define KIOSK_SPEECH_DATE "((?:19|20)\\d{2})[-/](0?[1-9]|1[0-2])[-/](0?[1-9]|[12]\\d|3[01])"

extern const KioskSpeechRule kiosk_speech_chinese[];
extern const KioskSpeechRule kiosk_speech_english[];

G_END_DECLS
