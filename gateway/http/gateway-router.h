/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-http.h"

G_BEGIN_DECLS

/* The routes of all services, in the order in which they were added. */
typedef struct _GatewayRouter GatewayRouter;

GatewayRouter      *gateway_router_new    (void);
void                gateway_router_free   (GatewayRouter *router);
void                gateway_router_add    (GatewayRouter *router, const GatewayRoute *routes, gsize n_routes, gpointer data);
guint               gateway_router_length (GatewayRouter *router);
const GatewayRoute *gateway_router_get    (GatewayRouter *router, guint index);

/* Most bytes of a body that may be sent there; 0 where nobody wants one. */
gsize               gateway_router_get_most_body (GatewayRouter *router, const char *method, const char *path);

/* Gives the request its route and parameters, or answers why there is none. */
gboolean            gateway_router_choose (GatewayRouter *router, GatewayRequest *request, const char *method, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayRouter, gateway_router_free)

G_END_DECLS
