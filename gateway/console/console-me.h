/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* A handler: who is asking, and what this one may do. */
void console_me_answer (GatewayRequest *request, gpointer unused);

G_END_DECLS
