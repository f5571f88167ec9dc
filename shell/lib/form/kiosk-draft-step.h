/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-step.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DRAFT_STEP (kiosk_draft_step_get_type ())
G_DECLARE_FINAL_TYPE (KioskDraftStep, kiosk_draft_step, KIOSK, DRAFT_STEP, KioskStep)

/**
 * KioskDraftStep:
 *
 * The end of a [class@DraftFlow]: the code by which the form is found again, and where, and until when.
 */

G_END_DECLS
