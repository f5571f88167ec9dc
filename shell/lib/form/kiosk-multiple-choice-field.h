/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-choice-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_MULTIPLE_CHOICE_FIELD (kiosk_multiple_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskMultipleChoiceField, kiosk_multiple_choice_field, KIOSK, MULTIPLE_CHOICE_FIELD, KioskChoiceField)

/**
 * KioskMultipleChoiceField:
 *
 * Any of a few options. The answer is an array with the values of the chosen ones.
 *
 * Properties: "most" (that may be chosen; 0 for all of them).
 */

G_END_DECLS
