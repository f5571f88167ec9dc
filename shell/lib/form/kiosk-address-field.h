/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-field.h"
#include "kiosk-option.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_ADDRESS_FIELD (kiosk_address_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskAddressField, kiosk_address_field, KIOSK, ADDRESS_FIELD, KioskField)

/**
 * KioskAddressField:
 *
 * A place: the district is touched, the street and number are typed. The districts are [class@Option] children. The
 * answer is an object with "district" (the option's value), "label" (how the district is called) and "street".
 */

G_END_DECLS
