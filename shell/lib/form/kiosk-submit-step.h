/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-step.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SUBMIT_STEP (kiosk_submit_step_get_type ())
G_DECLARE_FINAL_TYPE (KioskSubmitStep, kiosk_submit_step, KIOSK, SUBMIT_STEP, KioskStep)

/**
 * KioskSubmitStep:
 *
 * Hands in the answers as soon as the flow comes here, and goes on to the receipt when they are taken. The receipt is
 * kept by the flow.
 *
 * Properties: "kind" (what is handed in: "enquiry" unless it is set; another kind has the flow's payload), "subject"
 * (what an enquiry is about).
 */

G_END_DECLS
