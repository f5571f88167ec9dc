/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KioskLayout:
 *
 * The layouts of the keyboard. Those up to KIOSK_LAYOUT_HANDWRITING are for words, and a visitor may choose among them.
 */
typedef enum
{
  KIOSK_LAYOUT_PINYIN,
  KIOSK_LAYOUT_NINE,
  KIOSK_LAYOUT_ZHUYIN,
  KIOSK_LAYOUT_LATIN,
  KIOSK_LAYOUT_HANDWRITING,
  KIOSK_LAYOUT_DIGITS,
  KIOSK_LAYOUT_NUMBER,
  KIOSK_LAYOUT_ID,
  KIOSK_LAYOUT_SYMBOLS,
  KIOSK_N_LAYOUTS,
} KioskLayout;

/* Its name, which is also that of its .ui file: "pinyin", ... */
const char *kiosk_layout_get_name  (KioskLayout      layout);

/* What a key that leads to it says; only for those with which Chinese is typed. */
const char *kiosk_layout_get_title (KioskLayout      layout);

/* Returns: whether there is a layout of that name */
gboolean    kiosk_layout_from_name (const char      *name,
                                    KioskLayout     *layout);

/* Whether it is one for words. */
gboolean    kiosk_layout_has_words (KioskLayout      layout);

/**
 * kiosk_layout_for_field:
 * @purpose: what the field is for
 * @hints: and how
 * @words: the layout for words in the visitor's language, or the one that was chosen
 *
 * Digits with the hint for capitals are those of an identity card, which may end in X.
 *
 * Returns: the layout to begin with
 */
KioskLayout kiosk_layout_for_field (GtkInputPurpose  purpose,
                                    GtkInputHints    hints,
                                    KioskLayout      words);

/* Returns: the layout for words in a language, such as "zh_TW" */
KioskLayout kiosk_layout_for_language (const char   *language);

G_END_DECLS
