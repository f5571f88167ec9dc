/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* GET /v1/fleet/settings; @data is the #FleetModule */
void fleet_file_answer (GatewayRequest *request, gpointer data);

G_END_DECLS
