/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"
#include "desk.h"

G_BEGIN_DECLS

/* The routes of staff, who see and move what was handed in at their own park. @desk: a const Desk */
void desk_staff_list (GatewayRequest *request, gpointer desk);
void desk_staff_show (GatewayRequest *request, gpointer desk);
void desk_staff_move (GatewayRequest *request, gpointer desk);

G_END_DECLS
