/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* Commodity codes and the rules of import tax: public, so no factor is asked for. */
void     customs_goods_search    (GatewayRequest *request, gpointer data);
void     customs_goods_get       (GatewayRequest *request, gpointer data);
void     customs_goods_tax_rules (GatewayRequest *request, gpointer data);

G_END_DECLS
