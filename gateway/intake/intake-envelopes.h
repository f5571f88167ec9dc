/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* The routes of envelopes. @data: the IntakeModule */
void intake_envelopes_answer_key (GatewayRequest *request, gpointer data);
void intake_envelopes_receive    (GatewayRequest *request, gpointer data);

G_END_DECLS
