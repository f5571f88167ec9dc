/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* POST /v1/fleet/heartbeat; @data is the #FleetModule */
void fleet_heartbeat_take (GatewayRequest *request, gpointer data);

G_END_DECLS
