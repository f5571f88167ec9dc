/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-flow.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DRAFT_FLOW (kiosk_draft_flow_get_type ())
G_DECLARE_FINAL_TYPE (KioskDraftFlow, kiosk_draft_flow, KIOSK, DRAFT_FLOW, KioskFlow)

/**
 * kiosk_draft_flow_new:
 * @parked: a flow that is under way
 *
 * Asks for the second factor, parks the answers of another flow as they are now, and tells the code by which they are
 * found again.
 *
 * Returns: (transfer floating): a new flow
 */
KioskFlow *kiosk_draft_flow_new (KioskFlow *parked);

G_END_DECLS
