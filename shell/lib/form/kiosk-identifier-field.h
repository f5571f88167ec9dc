/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-text-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_IDENTIFIER_FIELD (kiosk_identifier_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskIdentifierField, kiosk_identifier_field, KIOSK, IDENTIFIER_FIELD, KioskTextField)

/**
 * KioskIdentifierField:
 *
 * A number with a rule of its own: resident ID, unified social credit code and the others of [enum@Identifier]. It is
 * grouped and counted, and checked as soon as it is complete; a wrong check digit is marked. The answer is the
 * normalised number.
 *
 * Properties: "identifier" (nick of a [enum@Identifier]).
 */

G_END_DECLS
