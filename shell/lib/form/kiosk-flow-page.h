/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-flow.h"
#include "kiosk-page.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FLOW_PAGE (kiosk_flow_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskFlowPage, kiosk_flow_page, KIOSK, FLOW_PAGE, KioskPage)

/**
 * KioskFlowPage:
 *
 * The page of a [class@Flow], with the buttons that go back and on and the way to save a form for later.
 */

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

/**
 * kiosk_flow_page_get_flow:
 * @self: a page of a flow
 *
 * Returns: (transfer none): its flow
 */
KioskFlow *kiosk_flow_page_get_flow (KioskFlowPage *self);

/**
 * kiosk_flow_page_can_park:
 * @self: a page
 *
 * Returns: %TRUE if the visitor is in the middle of a form, which could be saved for later
 */
gboolean   kiosk_flow_page_can_park (KioskFlowPage *self);

/**
 * kiosk_flow_page_park:
 * @self: a page
 *
 * Shows the page on which the form is saved for later.
 */
void       kiosk_flow_page_park     (KioskFlowPage *self);

/**
 * kiosk_flow_page_resume:
 * @first: the first page of the service from which the form comes
 * @service: identifier of that service
 * @code: the code under which it was saved
 * @phone_end: the second factor
 * @content: what was saved
 * @error: return location for a %KIOSK_ERROR_REJECTED in the visitor's words
 *
 * For the shell. A service whose first page is another one ensures the types of its flows when its class is made, so that
 * they are known here.
 *
 * Returns: (transfer floating) (nullable): the page of the form as it was left: @first, if that is it
 */
KioskPage *kiosk_flow_page_resume   (KioskPage     *first,
                                     const char    *service,
                                     const char    *code,
                                     const char    *phone_end,
                                     JsonObject    *content,
                                     GError       **error);

G_END_DECLS
