/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-flow.h"

G_BEGIN_DECLS

/**
 * kiosk_flow_hands_in:
 * @self: a flow
 *
 * Returns: %TRUE if it has a step that hands its answers in
 */
gboolean    kiosk_flow_hands_in      (KioskFlow   *self);

/**
 * kiosk_flow_may_be_parked:
 * @self: a flow
 *
 * Returns: %TRUE if the visitor is on the way to hand something in, and has answered something
 */
gboolean    kiosk_flow_may_be_parked (KioskFlow   *self);

/**
 * kiosk_flow_dup_content:
 * @self: a flow
 *
 * Returns: (transfer full): all that is needed to go on with it at another terminal, in any language
 */
JsonNode   *kiosk_flow_dup_content   (KioskFlow   *self);

/**
 * kiosk_flow_set_content:
 * @self: a new flow of the same kind
 * @content: what kiosk_flow_dup_content() gave
 *
 * Every answer is there again, and the visitor at the same step; where the form is another one by now, the answers that
 * still fit, at its beginning.
 */
void        kiosk_flow_set_content   (KioskFlow   *self,
                                      JsonObject  *content);

/**
 * kiosk_flow_content_get_type_name:
 * @content: what kiosk_flow_dup_content() gave
 *
 * Returns: (transfer none) (nullable): the type of the flow from which it came
 */
const char *kiosk_flow_content_get_type_name (JsonObject *content);

G_END_DECLS
