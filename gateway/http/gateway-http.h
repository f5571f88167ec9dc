/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-store.h"

G_BEGIN_DECLS

/* What a route's handler sees of HTTP. Handlers run on a worker thread of the server and answer at once, or hand their
 * work to the store's writer and answer when it is durable. */
typedef struct _GatewayServer GatewayServer;
typedef struct _GatewayRequest GatewayRequest;

const char *gateway_request_param    (GatewayRequest *request, guint index);        /* the values of {} in the route, unescaped UTF-8 */
const char *gateway_request_query    (GatewayRequest *request, const char *name);   /* (nullable): unescaped UTF-8 */
const char *gateway_request_header   (GatewayRequest *request, const char *name);   /* (nullable) */
const char *gateway_request_cookie   (GatewayRequest *request, const char *name);   /* (nullable) */
GatewayDb  *gateway_request_db       (GatewayRequest *request);                     /* this thread's reading connection */
GBytes     *gateway_request_body     (GatewayRequest *request);                     /* (transfer none): empty where there is none */
const char *gateway_request_bearer   (GatewayRequest *request);                     /* (nullable): the terminal, or who of the staff */
const char *gateway_request_park     (GatewayRequest *request);                     /* (nullable): of the terminal; GATEWAY_ANY_PARK of staff of all */

gboolean    gateway_request_personal (GatewayRequest *request);                     /* whether this one may be given personal data in bulk */

/* Each request gets exactly one of these. @json is taken and is a whole JSON text. */
void        gateway_request_answer   (GatewayRequest *request, guint status, char *json);

/* One that is not JSON, or brings a header of its own, which may be NULL. @text is taken. */
void        gateway_request_answer_text (GatewayRequest *request, guint status, const char *media_type, char *text,
                                         const char *header, const char *value);
void        gateway_request_problem  (GatewayRequest *request, guint status, const char *type, const char *title, const char *detail);
void        gateway_request_fail     (GatewayRequest *request, const GError *error);   /* 500, cause in the log only */
void        gateway_request_busy     (GatewayRequest *request);                        /* 503, nothing was stored */

/* A file that stays in memory as long as the server; 304 to who has it already. @etag is quoted; @headers are names and values in
 * turn, ended by NULL. Browsers ask each time whether it is still the same. */
void        gateway_request_answer_kept (GatewayRequest *request, GBytes *content, const char *media_type, const char *etag,
                                         const char * const *headers);

/* 200 with a text that is not JSON, which is taken; @version becomes its ETag. */
void        gateway_request_answer_file (GatewayRequest *request, const char *media_type, char *text, gint64 version);

/* 422 with "errors", a JSON array of what is wrong where. */
void        gateway_request_invalid  (GatewayRequest *request, const char *type, const char *title, const char *errors);

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

/* Called on a worker thread; answers. @error is the work's own, or NULL if the work is durable. */
typedef void (*GatewayWritten) (GatewayRequest *request, gpointer data, const GError *error);

/**
 * gateway_request_write:
 * @request: a request
 * @work: what the store's writer has to do
 * @written: what answers after the commit
 * @data: (transfer full): for both; lives as long as the request
 * @free_data: (nullable): frees it
 *
 * Hands work to the store's writer; no thread waits for it. Where it cannot be stored, the request gets 503 by itself.
 */
void        gateway_request_write    (GatewayRequest *request, GatewayWork work, GatewayWritten written, gpointer data,
                                      GDestroyNotify free_data);

/* Calls @written at once while the store can be written to. After a failure it is tried first. */
void        gateway_request_probe    (GatewayRequest *request, GatewayWritten written);

#define GATEWAY_ANY_PARK "*"

typedef enum
{
  GATEWAY_FOR_TERMINALS,
  GATEWAY_FOR_ANYONE,
  GATEWAY_FOR_STAFF,
  GATEWAY_FOR_PHONES,      /* anyone, as often as a terminal may ask from one address, and with little room for bodies */
} GatewayAudience;

typedef struct
{
  const char      *method;     /* "GET", "POST", ... */
  const char      *path;       /* "/v1/customs/declarations/{number}"; also the label in logs and metrics */
  const char      *query;      /* (nullable): the query parameters that it knows, parted by blanks */
  GatewayHandler   handler;
  GatewayAudience  audience;   /* whose token it wants, if any */
  gsize            most_body;  /* bytes of JSON that it takes; 0 where a body is read and dropped */
} GatewayRoute;

/* A service of the gateway brings its routes here. @routes lives as long as the server. */
void          gateway_server_add_routes (GatewayServer *server, const GatewayRoute *routes, gsize n_routes, gpointer data);

G_END_DECLS
