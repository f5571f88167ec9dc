/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-request-private.h"

#include "../gateway-log.h"
#include "kiosk-core.h"

#include <string.h>

#define BUSY_SECONDS 5

gboolean
gateway_request_let_go (GatewayRequest *request)
{
  if (request->held == NULL)
    return FALSE;

  request->result = MHD_queue_response (request->connection, request->held_status, request->held);
  g_clear_pointer (&request->held, MHD_destroy_response);
  return TRUE;
}

/* @response is taken. */
static void
send_response (GatewayRequest      *request,
               guint                status,
               struct MHD_Response *response)
{
  g_assert (!request->answered);

  MHD_add_response_header (response, "X-Content-Type-Options", "nosniff");
  if (gateway_server_is_stopping (request->server))
    MHD_add_response_header (response, MHD_HTTP_HEADER_CONNECTION, "close");

  request->answered = TRUE;
  request->held = response;
  request->held_status = status;
  if (request->holds)
    request->result = MHD_YES;
  else
    gateway_request_let_go (request);
  gateway_metrics_count (gateway_server_get_metrics (request->server), request->route_index, status,
                         g_get_monotonic_time () - request->started_at);
}

void
gateway_request_answer_text (GatewayRequest *request,
                             guint           status,
                             const char     *media_type,
                             char           *text,
                             const char     *header,
                             const char     *value)
{
  struct MHD_Response *response = MHD_create_response_from_buffer (strlen (text), text, MHD_RESPMEM_MUST_FREE);

  MHD_add_response_header (response, MHD_HTTP_HEADER_CONTENT_TYPE, media_type);
  MHD_add_response_header (response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  if (header != NULL)
    MHD_add_response_header (response, header, value);
  send_response (request, status, response);
}

void
gateway_request_answer_kept (GatewayRequest     *request,
                             GBytes             *content,
                             const char         *media_type,
                             const char         *etag,
                             const char * const *headers)
{
  gboolean known = g_strcmp0 (gateway_request_header (request, MHD_HTTP_HEADER_IF_NONE_MATCH), etag) == 0;
  gsize size;
  gconstpointer data = g_bytes_get_data (content, &size);
  struct MHD_Response *response = MHD_create_response_from_buffer (known ? 0 : size, (gpointer) data, MHD_RESPMEM_PERSISTENT);

  MHD_add_response_header (response, MHD_HTTP_HEADER_CONTENT_TYPE, media_type);
  MHD_add_response_header (response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
  MHD_add_response_header (response, MHD_HTTP_HEADER_ETAG, etag);
  for (guint i = 0; headers[i] != NULL; i += 2)
    MHD_add_response_header (response, headers[i], headers[i + 1]);
  send_response (request, known ? MHD_HTTP_NOT_MODIFIED : MHD_HTTP_OK, response);
}

void
gateway_request_answer (GatewayRequest *request,
                        guint           status,
                        char           *json)
{
  gateway_request_answer_text (request, status, "application/json", json, NULL, NULL);
}

void
gateway_request_answer_file (GatewayRequest *request,
                             const char     *media_type,
                             char           *text,
                             gint64          version)
{
  g_autofree char *tag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", version);

  gateway_request_answer_text (request, 200, media_type, text, MHD_HTTP_HEADER_ETAG, tag);
}

static void
answer_problem (GatewayRequest     *request,
                const KioskProblem *problem,
                const char         *header,
                const char         *value)
{
  gateway_request_answer_text (request, problem->status, KIOSK_PROBLEM_MEDIA_TYPE, kiosk_problem_to_json (problem), header, value);
}

void
gateway_request_problem (GatewayRequest *request,
                         guint           status,
                         const char     *type,
                         const char     *title,
                         const char     *detail)
{
  g_autoptr (KioskProblem) problem = kiosk_problem_new (status, type, title, detail);

  answer_problem (request, problem, NULL, NULL);
}

void
gateway_request_refuse (GatewayRequest *request,
                        guint           status,
                        const char     *type,
                        const char     *title,
                        const char     *header,
                        const char     *value)
{
  g_autoptr (KioskProblem) problem = kiosk_problem_new (status, type, title, NULL);

  answer_problem (request, problem, header, value);
}

void
gateway_request_refuse_for (GatewayRequest *request,
                            guint           status,
                            const char     *type,
                            const char     *title,
                            guint           seconds)
{
  g_autoptr (KioskProblem) problem = kiosk_problem_new (status, type, title, NULL);
  g_autofree char *value = g_strdup_printf ("%u", seconds);

  gateway_log (G_LOG_LEVEL_MESSAGE, title, "route", request->route->path, "terminal", gateway_request_bearer (request), NULL);
  problem->retry_after = seconds;
  answer_problem (request, problem, MHD_HTTP_HEADER_RETRY_AFTER, value);
}

void
gateway_request_fail (GatewayRequest *request,
                      const GError   *error)
{
  gboolean passes = g_error_matches (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_BUSY);

  gateway_log (G_LOG_LEVEL_WARNING, "A request failed", "route", request->route->path, "terminal", gateway_request_bearer (request),
               "cause", error->message, NULL);
  if (passes)
    gateway_request_problem (request, 503, "store-unavailable", "The store cannot answer now", NULL);
  else
    gateway_request_problem (request, 500, "internal", "The gateway failed", NULL);
}

void
gateway_request_busy (GatewayRequest *request)
{
  gateway_request_refuse_for (request, 503, "busy", "Nothing can be stored now", BUSY_SECONDS);
}

void
gateway_request_invalid (GatewayRequest *request,
                         const char     *type,
                         const char     *title,
                         const char     *errors)
{
  g_autoptr (KioskProblem) problem = kiosk_problem_new (422, type, title, NULL);
  g_autofree char *plain = kiosk_problem_to_json (problem);
  char *json = g_strdup_printf ("%.*s,\"errors\":%s}", (int) strlen (plain) - 1, plain, errors);

  gateway_request_answer_text (request, 422, KIOSK_PROBLEM_MEDIA_TYPE, json, NULL, NULL);
}
