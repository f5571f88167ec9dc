/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DATE_FIELD (kiosk_date_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskDateField, kiosk_date_field, KIOSK, DATE_FIELD, KioskField)

/**
 * KioskDateField:
 *
 * A day, chosen on a month's sheet. The answer is a string such as "2026-11-26".
 *
 * Properties: "first-day", "last-day" (days from today within which it must lie), "weekdays" (only Monday to Friday).
 */

G_END_DECLS
