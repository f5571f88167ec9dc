/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* The routes by which a visitor asks for one record. Each wants a second factor that the record holds; a wrong one and
 * a record that does not exist get the same answer. */
void customs_lookup_declaration (GatewayRequest *request, gpointer data);
void customs_lookup_inventory   (GatewayRequest *request, gpointer data);
void customs_lookup_order       (GatewayRequest *request, gpointer data);
void customs_lookup_waybill     (GatewayRequest *request, gpointer data);

G_END_DECLS
