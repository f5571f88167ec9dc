/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* What may be told of a country or region. Values are words and numbers that terminals put into the visitor's language. */
gboolean ip_jurisdictions_is_topic  (const char *topic);

/* GET /v1/ip/jurisdictions and /v1/ip/jurisdictions/{code} */
void     ip_jurisdictions_list      (GatewayRequest *request, gpointer data);
void     ip_jurisdictions_show      (GatewayRequest *request, gpointer data);

G_END_DECLS
