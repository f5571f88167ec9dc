/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-number-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_MONEY_FIELD (kiosk_money_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskMoneyField, kiosk_money_field, KIOSK, MONEY_FIELD, KioskNumberField)

/**
 * KioskMoneyField:
 *
 * An amount with two decimals, in yuan unless "unit" says otherwise. The amount is shown in groups while it is typed,
 * so that nobody miscounts noughts.
 */

G_END_DECLS
