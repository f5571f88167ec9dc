/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-step.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_QUERY_STEP (kiosk_query_step_get_type ())
G_DECLARE_FINAL_TYPE (KioskQueryStep, kiosk_query_step, KIOSK, QUERY_STEP, KioskStep)

/**
 * KioskQueryStep:
 *
 * Asks the gateway with the answers of its fields, and shows what it says: those [class@Fact] children that the answer
 * holds.
 *
 * Properties: "route" (such as "/v1/things/{number}", where {number} stands for an answer; three at most), "factor" (the
 * key of the answer that shows that the matter concerns the visitor), "action" (the word on the button; "Look up" unless
 * it is set).
 */

G_END_DECLS
