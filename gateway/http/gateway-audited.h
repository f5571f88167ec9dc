/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-http.h"

G_BEGIN_DECLS

/* Notes in the audit what the bearer did to @object, and answers 200 with @text, which is taken, once that is durable: it is
 * known who read something before it is told. */
void gateway_audited_answer (GatewayRequest *request, const char *action, const char *object, const char *media_type, char *text);

G_END_DECLS
