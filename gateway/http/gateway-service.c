/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "gateway-service.h"

#include "gateway-clock.h"
#include "gateway-json-writer.h"
#include "gateway-request-private.h"

#define SEEN_SECONDS 300

static void
answer_healthy (GatewayRequest *request,
                gpointer        data,
                const GError   *error)
{
  gateway_request_answer (request, 200, g_strdup ("{\"status\":\"ok\",\"version\":\"" KIOSK_VERSION "\"}"));
}

static void
answer_health (GatewayRequest *request,
               gpointer        data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (gateway_request_db (request), &error, "SELECT max(version) FROM schema_version", "");

  if (rows != NULL && gateway_rows_next (rows, &error))
    gateway_request_probe (request, answer_healthy);
  else
    gateway_request_fail (request, error);
}

static void
answer_metrics (GatewayRequest *request,
                gpointer        data)
{
  GatewayServer *server = data;
  GatewayRouter *router = gateway_server_get_router (server);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < gateway_router_length (router); i++)
    g_ptr_array_add (names, (gpointer) gateway_router_get (router, i)->path);
  g_ptr_array_add (names, NULL);

  gateway_request_answer_text (request, 200, "text/plain; version=0.0.4; charset=utf-8",
                               gateway_metrics_to_text (gateway_server_get_metrics (server),
                                                        (const char * const *) names->pdata),
                               NULL, NULL);
}

/* Whose token it is: a terminal that is being set up learns whether the token is meant for it. */
static void
answer_terminal (GatewayRequest *request,
                 gpointer        data)
{
  GString *json = g_string_new (NULL);
  g_autofree char *now = gateway_clock_now ();

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "terminal", gateway_request_bearer (request));
  gateway_json_text (json, "park", gateway_request_park (request));
  gateway_json_text (json, "time", now);
  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (json, FALSE));
}

static guint64
read_waiting (gpointer store)
{
  return gateway_store_get_waiting (store);
}

static guint64
read_seen (gpointer server)
{
  return gateway_server_count_seen (server, SEEN_SECONDS);
}

static const GatewayRoute routes[] = {
  { "GET", "/healthz", NULL, answer_health, GATEWAY_FOR_ANYONE },
  { "GET", "/metrics", NULL, answer_metrics, GATEWAY_FOR_ANYONE },
  { "GET", "/v1/terminal", NULL, answer_terminal, GATEWAY_FOR_TERMINALS },
};

void
gateway_service_add_routes (GatewayServer *server,
                            GatewayStore  *store)
{
  GatewayMetrics *metrics = gateway_server_get_metrics (server);

  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), server);
  gateway_metrics_add (metrics, "gauge", "gateway_store_waiting", "Work that waits for the store's writer.", read_waiting, store);
  gateway_metrics_add (metrics, "gauge", "gateway_terminals_seen", "Terminals that asked within five minutes.", read_seen, server);
}
