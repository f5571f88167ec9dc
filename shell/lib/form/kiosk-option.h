/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_OPTION (kiosk_option_get_type ())
G_DECLARE_FINAL_TYPE (KioskOption, kiosk_option, KIOSK, OPTION, GObject)

/**
 * KioskOption:
 *
 * Something that can be chosen.
 *
 * Properties: "value" (what is submitted), "label", "detail" (nullable: more about it, smaller), "keywords" (nullable:
 * other words by which a search finds it, such as the initials of its pinyin), "flag" (nullable: a word that marks it, such
 * as "Needs a licence").
 */

/**
 * kiosk_option_new:
 * @value: what is submitted
 * @label: what is shown
 * @detail: (nullable): more about it
 *
 * Returns: (transfer full): a new option
 */
KioskOption *kiosk_option_new          (const char  *value,
                                        const char  *label,
                                        const char  *detail);

/**
 * kiosk_option_get_value:
 * @self: an option
 *
 * Property "value".
 *
 * Returns: (transfer none) (nullable): what is submitted
 */
const char  *kiosk_option_get_value    (KioskOption *self);

/**
 * kiosk_option_get_label:
 * @self: an option
 *
 * Property "label".
 *
 * Returns: (transfer none) (nullable): what is shown
 */
const char  *kiosk_option_get_label    (KioskOption *self);

/**
 * kiosk_option_get_detail:
 * @self: an option
 *
 * Property "detail".
 *
 * Returns: (transfer none) (nullable): more about it, smaller
 */
const char  *kiosk_option_get_detail   (KioskOption *self);

/**
 * kiosk_option_get_flag:
 * @self: an option
 *
 * Property "flag".
 *
 * Returns: (transfer none) (nullable): a word that marks it
 */
const char  *kiosk_option_get_flag     (KioskOption *self);

/**
 * kiosk_option_matches:
 * @self: an option
 * @words: (array zero-terminated=1): words in lower case
 *
 * Returns: %TRUE if each of the words stands in the label, the detail or the keywords, or begins the value
 */
gboolean     kiosk_option_matches      (KioskOption        *self,
                                        const char * const *words);

G_END_DECLS
