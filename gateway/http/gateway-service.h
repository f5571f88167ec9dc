/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-server.h"

G_BEGIN_DECLS

/* The routes by which the gateway tells of itself: /healthz and /metrics. */
void gateway_service_add_routes (GatewayServer *server, GatewayStore *store);

G_END_DECLS
