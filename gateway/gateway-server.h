/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-http.h"
#include "gateway-limits.h"
#include "gateway-metrics.h"

G_BEGIN_DECLS

typedef struct
{
  const char *listen;       /* ADDRESS:PORT; port 0 takes any free one */
  guint       threads;      /* worker threads */
  guint       connections;  /* most connections at a time */
  guint       rate;         /* most requests a second of one terminal, 0 for no limit */
} GatewayServerSetup;

GatewayServer  *gateway_server_new         (GatewayStore *store, const GatewayServerSetup *setup);
gboolean        gateway_server_start       (GatewayServer *server, GError **error);
guint16         gateway_server_get_port    (GatewayServer *server);
void            gateway_server_free        (GatewayServer *server);   /* answers what is under way, then stops */

GatewayMetrics *gateway_server_get_metrics (GatewayServer *server);
GatewayStore   *gateway_server_get_store   (GatewayServer *server);
GatewayLimits  *gateway_server_get_limits  (GatewayServer *server);

/* (nullable): the route at @index, in the order in which they were added */
const GatewayRoute *gateway_server_get_route (GatewayServer *server, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayServer, gateway_server_free)

G_END_DECLS
