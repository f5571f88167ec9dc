/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-step.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_REVIEW_STEP (kiosk_review_step_get_type ())
G_DECLARE_FINAL_TYPE (KioskReviewStep, kiosk_review_step, KIOSK, REVIEW_STEP, KioskStep)

/**
 * KioskReviewStep:
 *
 * Everything that was answered, once more, with a way to change each; personal data are masked. It may have fields of
 * its own, such as a consent.
 *
 * Properties: "action" (the word on the button that goes on; "Submit" unless it is set).
 */

G_END_DECLS
