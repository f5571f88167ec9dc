/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "handoff.h"

G_BEGIN_DECLS

/* What a phone opens, in its own language. It is the same for everybody: the token and the key are behind the # of the
 * address, which a browser does not send, so no log, proxy or look-ahead at the link gets them or uses them up. */
void handoff_page_answer        (GatewayRequest *request, gpointer unused);
void handoff_page_answer_style  (GatewayRequest *request, gpointer unused);
void handoff_page_answer_script (GatewayRequest *request, gpointer unused);

G_END_DECLS
