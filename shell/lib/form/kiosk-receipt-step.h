/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-step.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_RECEIPT_STEP (kiosk_receipt_step_get_type ())
G_DECLARE_FINAL_TYPE (KioskReceiptStep, kiosk_receipt_step, KIOSK, RECEIPT_STEP, KioskStep)

/**
 * KioskReceiptStep:
 *
 * The end of a flow: what the visitor takes away (a number, and a QR code with it), what happens next and whom to ask,
 * and the rating. While the gateway is away it says honestly that the submission waits, with a pick-up code.
 *
 * Properties: "headline", "next-step" (what happens now, and when), "contact" (nullable), "code-label" (nullable: what the
 * code is called, where it and not the reference number is what the visitor needs: it stands first then).
 */

G_END_DECLS
