/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

void fleet_audit_take (GatewayRequest *request, gpointer data);   /* POST /v1/fleet/audit */
void fleet_audit_list (GatewayRequest *request, gpointer data);   /* GET /v1/staff/audit */

G_END_DECLS
