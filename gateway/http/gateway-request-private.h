/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-server.h"

#include <microhttpd.h>

G_BEGIN_DECLS

#define GATEWAY_MOST_PARAMS 4

struct _GatewayRequest
{
  GatewayServer         *server;
  struct MHD_Connection *connection;
  const GatewayRoute    *route;        /* (nullable): until it is found */
  guint                  route_index;
  gpointer               data;         /* for the route's handler */
  char                  *params[GATEWAY_MOST_PARAMS];
  GHashTable            *query;        /* (owned) (nullable): if there is any */
  GatewayBearer         *bearer;       /* (owned) (nullable): once a token was shown */
  GatewayDb             *db;           /* (not owned) (nullable): this thread's, while it reads */
  gint64                 started_at;
  gsize                  dropped;      /* bytes of a body that nobody wants */
  GByteArray            *upload;       /* (owned) (nullable): of a body that is wanted */
  gsize                  reserved;     /* bytes of the server's room for bodies */
  GBytes                *body;         /* (owned) (nullable): once it was asked for */
  GatewayWork            work;         /* (nullable): once it was handed to the store's writer */
  GatewayWritten         written;
  gpointer               work_data;    /* (owned) */
  GDestroyNotify         free_work_data;
  GError                *work_error;   /* (owned) (nullable) */
  gboolean               admitted;     /* its route and token were looked at when the headers were there */
  gboolean               holds;        /* an answer is kept back until a short body has come in, which a closed door would cut off */
  struct MHD_Response   *held;         /* (owned) (nullable) */
  guint                  held_status;
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
/* Trying again makes sense after @seconds. */
void            gateway_request_refuse_for (GatewayRequest *request, guint status, const char *type, const char *title, guint seconds);

/* Sends the answer that was kept back. Returns FALSE if there was none. */
gboolean        gateway_request_let_go     (GatewayRequest *request);

G_END_DECLS
