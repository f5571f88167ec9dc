/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-text-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_PHONE_FIELD (kiosk_phone_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskPhoneField, kiosk_phone_field, KIOSK, PHONE_FIELD, KioskTextField)

/**
 * KioskPhoneField:
 *
 * A phone by which somebody can be reached: a mainland or Taiwan mobile number, a landline with its area code, or a
 * number with a plus and its country code. The answer has no blanks.
 *
 * Properties: "mobile" (only a mainland or Taiwan mobile number is taken, such as for messages).
 */

G_END_DECLS
