/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_CONSENT_FIELD (kiosk_consent_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskConsentField, kiosk_consent_field, KIOSK, CONSENT_FIELD, KioskField)

/**
 * KioskConsentField:
 *
 * What the Personal Information Protection Law (个人信息保护法, articles 14 and 17) wants said before somebody agrees, and
 * in plain words: what for, what is kept, and how long. Never ticked beforehand. The answer is true.
 *
 * Properties: "statement" (nullable: what else is agreed to, such as a declaration), "purpose", "kept", "duration", "contact" (to whom to turn; nullable).
 */

G_END_DECLS
