/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-http.h"
#include "gateway-limits.h"
#include "gateway-metrics.h"
#include "gateway-router.h"
#include "gateway-tokens.h"

G_BEGIN_DECLS

typedef struct
{
  const char *listen;                   /* ADDRESS:PORT; port 0 takes any free one */
  guint       threads;                  /* worker threads */
  guint       connections;              /* most connections at a time */
  guint       connections_per_address;  /* most of them from one address, 0 for no limit */
  guint       rate;                     /* most requests a second of one terminal, 0 for no limit */
} GatewayServerSetup;

GatewayServer  *gateway_server_new         (GatewayStore *store, const GatewayServerSetup *setup);
gboolean        gateway_server_start       (GatewayServer *server, GError **error);
char           *gateway_server_get_address (GatewayServer *server);   /* "127.0.0.1:8080", once started */

/* Answers what is under way, then stops. */
void            gateway_server_free        (GatewayServer *server);

gboolean        gateway_server_is_stopping (GatewayServer *server);
guint           gateway_server_count_seen  (GatewayServer *server, guint seconds);   /* terminals */
GatewayMetrics *gateway_server_get_metrics (GatewayServer *server);
GatewayLimits  *gateway_server_get_limits  (GatewayServer *server);
GatewayRouter  *gateway_server_get_router  (GatewayServer *server);
GatewayTokens  *gateway_server_get_tokens  (GatewayServer *server);
GatewayStore   *gateway_server_get_store   (GatewayServer *server);

/* Takes room for a body that comes in, until its request ends. Returns FALSE if there is none. */
gboolean        gateway_server_reserve     (GatewayServer *server, GatewayAudience audience, gsize size);

/* Counts requests that wait for the store's writer. */
void            gateway_server_suspended   (GatewayServer *server, int change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayServer, gateway_server_free)

G_END_DECLS
