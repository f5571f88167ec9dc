/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "form/kiosk-flow.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_RESUME_FLOW (kiosk_resume_flow_get_type ())
G_DECLARE_FINAL_TYPE (KioskResumeFlow, kiosk_resume_flow, KIOSK, RESUME_FLOW, KioskFlow)

/**
 * KioskResumeFlow:
 *
 * Asks for the code of a saved form and for the second factor, gets it from the gateway, and has it opened (action
 * "visit.open-form").
 */

G_END_DECLS
