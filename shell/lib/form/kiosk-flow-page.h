/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-flow.h"
#include "kiosk-page.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FLOW_PAGE (kiosk_flow_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskFlowPage, kiosk_flow_page, KIOSK, FLOW_PAGE, KioskPage)

/**
 * kiosk_flow_page_new:
 * @context: what the shell lends
 * @flow: (transfer floating): the flow to show
 *
 * The page of a flow: how far the visitor is, the step, and the buttons that go back and on.
 *
 * Returns: (transfer floating): a new page
 */
KioskPage *kiosk_flow_page_new      (KioskContext  *context,
                                     KioskFlow     *flow);

KioskFlow *kiosk_flow_page_get_flow (KioskFlowPage *self);

G_END_DECLS
