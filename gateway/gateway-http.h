/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "store/gateway-store.h"

G_BEGIN_DECLS

/* What a route's handler sees of HTTP. Handlers run on a worker thread of the server and answer at once. */
typedef struct _GatewayServer GatewayServer;
typedef struct _GatewayRequest GatewayRequest;

const char *gateway_request_param    (GatewayRequest *request, guint index);        /* the values of {} in the route, unescaped UTF-8 */
const char *gateway_request_query    (GatewayRequest *request, const char *name);   /* (nullable): unescaped UTF-8 */
const char *gateway_request_header   (GatewayRequest *request, const char *name);   /* (nullable) */
GatewayDb  *gateway_request_db       (GatewayRequest *request);                     /* this thread's reading connection */

/* Each request gets exactly one of these. @json is taken and is a whole JSON text. */
void        gateway_request_answer   (GatewayRequest *request, guint status, char *json);
void        gateway_request_problem  (GatewayRequest *request, guint status, const char *type, const char *title, const char *detail);
void        gateway_request_fail     (GatewayRequest *request, const GError *error);   /* 500, cause in the log only */

/**
 * gateway_request_allow_guess:
 * @request: a request that names a record and carries a factor
 * @record: the record, such as "declaration/3701...", as typed
 *
 * Counts this try against the record and the terminal. Where there were too many wrong ones lately it answers 429 by
 * itself. Call gateway_request_guessed_right() when the factor was right, and gateway_request_guessed_wrong() when it was
 * not or there is no such record.
 *
 * Returns: %FALSE if the request has been answered
 */
gboolean      gateway_request_allow_guess   (GatewayRequest *request, const char *record);

/* Takes the count back. The answer is still to come. */
void          gateway_request_guessed_right (GatewayRequest *request, const char *record);

/* Answers, always the same and after the same time. */
void          gateway_request_guessed_wrong (GatewayRequest *request);

typedef void (*GatewayHandler) (GatewayRequest *request, gpointer data);

typedef struct
{
  const char     *method;     /* "GET", "POST", ... */
  const char     *path;       /* "/v1/customs/declarations/{number}"; also the label in logs and metrics */
  const char     *query;      /* (nullable): the query parameters that it knows, parted by blanks */
  GatewayHandler  handler;
  gboolean        open;       /* TRUE: answered without a terminal's token */
} GatewayRoute;

/* A service of the gateway brings its routes here. @routes lives as long as the server. */
void          gateway_server_add_routes (GatewayServer *server, const GatewayRoute *routes, gsize n_routes, gpointer data);

G_END_DECLS
