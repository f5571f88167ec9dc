/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-text-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_NAME_FIELD (kiosk_name_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskNameField, kiosk_name_field, KIOSK, NAME_FIELD, KioskTextField)

/**
 * KioskNameField:
 *
 * A person's name in Chinese characters, with a middle dot where the name has one: 2 to 20 characters (GB/T 31186.2).
 *
 * Properties: "latin" (a name in Latin letters, as in a passport, is taken as well).
 */

G_END_DECLS
