/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"
#include "fleet-colour.h"

G_BEGIN_DECLS

/* GET /v1/staff/fleet/sites */
void    fleet_sites_answer (GatewayRequest *request, gpointer data);

/* How many terminals have a colour now; 0 where the store cannot tell. */
guint64 fleet_sites_count  (GatewayStore *store, FleetColour colour);

G_END_DECLS
