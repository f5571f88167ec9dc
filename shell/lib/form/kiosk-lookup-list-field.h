/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_LOOKUP_LIST_FIELD (kiosk_lookup_list_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskLookupListField, kiosk_lookup_list_field, KIOSK, LOOKUP_LIST_FIELD, KioskField)

/**
 * KioskLookupListField:
 *
 * Several of many, each found as in a [class@LookupField]. The options that are its children in a .ui file are the usual
 * ones, and can be taken by a touch without searching. The answer is an array of what a lookup field answers.
 *
 * Properties: those of a lookup field, and "leading" (nullable: what the first one is called, such as "Main business"; then
 * each of the others can be made the first one), "most".
 */

G_END_DECLS
