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
  const GatewayRoute    *route;        /* (nullable): until it is found */
  guint                  route_index;
  gpointer               data;         /* for the route's handler */
  char                  *params[GATEWAY_MOST_PARAMS];
  GHashTable            *query;        /* (owned) (nullable): if there is any */
  GRefString            *terminal;     /* (owned) (nullable): once it has shown its token */
  GatewayDb             *db;           /* (not owned) (nullable): this thread's, while it reads */
  gint64                 started_at;
  gsize                  dropped;      /* bytes of a body that nobody wants */
  gboolean               answered;
  enum MHD_Result        result;
};

GatewayRequest *gateway_request_new    (GatewayServer *server, struct MHD_Connection *connection);
void            gateway_request_free   (GatewayRequest *request);

/* Percent-decoded UTF-8 without NUL and other control characters; NULL if it is not that. */
char           *gateway_request_decode (const char *text, gsize length);

/* Takes the query of the connection, which may hold only what @known names. Returns FALSE if it has been answered. */
gboolean        gateway_request_take_query (GatewayRequest *request, const char *known);

/* A problem that brings a header of its own. */
void            gateway_request_refuse     (GatewayRequest *request, guint status, const char *type, const char *title,
                                            const char *header, const char *value);
/* 429; trying again makes sense after @seconds */
void            gateway_request_refuse_for (GatewayRequest *request, const char *type, const char *title, guint seconds);

/* @text is taken. */
void            gateway_request_answer_text (GatewayRequest *request, guint status, const char *media_type, char *text,
                                             const char *header, const char *value);

G_END_DECLS
