/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PRONUNCIATION (kiosk_pronunciation_get_type ())
G_DECLARE_FINAL_TYPE (KioskPronunciation, kiosk_pronunciation, KIOSK, PRONUNCIATION, GObject)

/**
 * KioskPronunciation:
 *
 * How Chinese is read: the words of a table, the longest first, simplified and traditional.
 */

/**
 * kiosk_pronunciation_new:
 * @file: the table that build-pronunciations has made; it is mapped
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the readings; %NULL where there is no table, or it is none
 */
KioskPronunciation *kiosk_pronunciation_new   (const char          *file,
                                               GError             **error);

/**
 * kiosk_pronunciation_spell:
 * @self: the readings
 * @text: Chinese, numbers in characters
 *
 * Returns: (transfer full): the same in pinyin with the tones as digits, 5 for none: “xia4 men2”. 一 and 不 have the tone
 *   that they have before what follows; that of third tones is left to the voice. Marks are those of ASCII, what is not
 *   Chinese stays, and characters that the table does not have are passed over
 */
char               *kiosk_pronunciation_spell (KioskPronunciation  *self,
                                               const char          *text);

G_END_DECLS
