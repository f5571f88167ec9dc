/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "gateway-service.h"

#include "gateway-request-private.h"

static void
answer_health (GatewayRequest *request,
               gpointer        data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (gateway_request_db (request), &error, "SELECT 1", "");

  if (rows != NULL && gateway_rows_next (rows, &error))
    gateway_request_answer (request, 200, g_strdup ("{\"status\":\"ok\",\"version\":\"" KIOSK_VERSION "\"}"));
  else
    gateway_request_fail (request, error);
}

static void
answer_metrics (GatewayRequest *request,
                gpointer        data)
{
  GatewayServer *server = data;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const GatewayRoute *route;

  for (guint i = 0; (route = gateway_server_get_route (server, i)) != NULL; i++)
    g_ptr_array_add (names, (gpointer) route->path);
  g_ptr_array_add (names, NULL);

  gateway_request_answer_text (request, 200, "text/plain; version=0.0.4; charset=utf-8",
                               gateway_metrics_to_text (gateway_server_get_metrics (server),
                                                        (const char * const *) names->pdata),
                               0);
}

static const GatewayRoute routes[] = {
  { "GET", "/healthz", NULL, answer_health, TRUE },
  { "GET", "/metrics", NULL, answer_metrics, TRUE },
};

void
gateway_service_add_routes (GatewayServer *server)
{
  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), server);
}
