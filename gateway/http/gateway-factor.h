/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-http.h"

G_BEGIN_DECLS

#define GATEWAY_MOST_FACTOR 32

/* (nullable): the second factor that the visitor gave, in capitals; NULL when the request has been answered */
char     *gateway_factor_take    (GatewayRequest *request);

/* Whether a record's factor is what the visitor gave, in capitals; found in the time it takes, however much of it fits. */
gboolean  gateway_factor_is_same (const char *held, const char *given);

G_END_DECLS
