/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* The kinds of right, ended by NULL. */
extern const char * const ip_recordation_kinds[];

/* GET /v1/ip/recordations */
void ip_recordations_search (GatewayRequest *request, gpointer data);

G_END_DECLS
