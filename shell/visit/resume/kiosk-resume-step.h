/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "form/kiosk-step.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_RESUME_STEP (kiosk_resume_step_get_type ())
G_DECLARE_FINAL_TYPE (KioskResumeStep, kiosk_resume_step, KIOSK, RESUME_STEP, KioskStep)

/**
 * KioskResumeStep:
 *
 * The only step of a [class@ResumeFlow].
 */

G_END_DECLS
