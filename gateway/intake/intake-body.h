/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"
#include "intake-faults.h"

G_BEGIN_DECLS

/* (nullable) (transfer full): the request's body, which is a JSON object; NULL if the request has been answered */
JsonNode *intake_body_read     (GatewayRequest *request);

/* Whether nothing is wrong with it. Answers with all that is, as a problem of that type, and returns FALSE otherwise. */
gboolean  intake_body_is_valid (GatewayRequest *request, const IntakeFaults *faults, const char *type);

G_END_DECLS
