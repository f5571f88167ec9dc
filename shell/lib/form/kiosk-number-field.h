/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-text-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_NUMBER_FIELD (kiosk_number_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskNumberField, kiosk_number_field, KIOSK, NUMBER_FIELD, KioskTextField)

/**
 * KioskNumberField:
 *
 * A number from 0 on. The answer is an integer, or where there are decimals a string such as "12.50", since JSON has
 * no decimal numbers.
 *
 * Properties: "digits" (after the decimal point), "minimum", "maximum" (whole numbers), "unit" (shown behind the number on the review).
 */
struct _KioskNumberFieldClass
{
  KioskTextFieldClass parent_class;

  gpointer padding[4];
};

/**
 * kiosk_number_field_format:
 * @self: a number field
 * @value: an answer that this field gave
 *
 * Returns: (transfer full): the number in groups of three, with its unit
 */
char *kiosk_number_field_format (KioskNumberField *self,
                                 JsonNode         *value);

G_END_DECLS
