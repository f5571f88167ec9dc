/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-server.h"

#include <microhttpd.h>

G_BEGIN_DECLS

#define GATEWAY_MOST_PARAMS 4
#define GATEWAY_MOST_BODY   (256 * 1024)

struct _GatewayRequest
{
  GatewayServer         *server;
  struct MHD_Connection *connection;
  const GatewayRoute    *route;      /* (nullable): until it is found */
  guint                  route_index;
  char                  *params[GATEWAY_MOST_PARAMS];
  GHashTable            *query;      /* (owned) (nullable) */
  char                  *terminal;
  gint64                 started_at;
  gsize                  dropped;    /* bytes of a body that nobody wants */
  gboolean               answered;
  enum MHD_Result        result;
};

GatewayRequest *gateway_request_new  (GatewayServer *server, struct MHD_Connection *connection);
void            gateway_request_free (GatewayRequest *request);

/* Whether @path fits the route's template; on success the parameters are the request's. */
typedef enum
{
  GATEWAY_MATCH_NONE,
  GATEWAY_MATCH_BAD_ENCODING,
  GATEWAY_MATCH_FOUND,
} GatewayMatch;

GatewayMatch    gateway_request_match (GatewayRequest *request, const char *template, const char *path);

/* Takes the query of the connection, which may hold only what @known names. Returns FALSE if it has been answered. */
gboolean        gateway_request_take_query (GatewayRequest *request, const char *known);

/* Adds "Retry-After". */
void            gateway_request_refuse_for (GatewayRequest *request, const char *type, const char *title, guint seconds);
void            gateway_request_answer_text (GatewayRequest *request, guint status, const char *media_type, char *text,
                                             guint retry_after);

G_END_DECLS
