/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-metrics.h"

#include <stdatomic.h>

#define MOST_VALUES 32

/* Upper ends of the histogram's buckets, in microseconds. */
static const gint64 bounds[] = { 100, 250, 500, 1000, 2500, 5000, 25000, 100000, 500000, 2500000 };

static const guint statuses[] = { 200, 201, 400, 401, 404, 405, 409, 411, 413, 415, 422, 429, 500, 503 };

typedef struct
{
  _Atomic guint64 by_status[G_N_ELEMENTS (statuses) + 1];   /* the last one is for all others */
  _Atomic guint64 by_bound[G_N_ELEMENTS (bounds) + 1];
  _Atomic guint64 microseconds;
} Route;

typedef struct
{
  const char   *type;
  const char   *name;
  const char   *help;
  GatewayGauge  read;
  gpointer      data;
} Value;

struct _GatewayMetrics
{
  Route routes[GATEWAY_METRICS_ROUTES];
  Value values[MOST_VALUES];
  guint n_values;
};

GatewayMetrics *
gateway_metrics_new (void)
{
  return g_new0 (GatewayMetrics, 1);
}

void
gateway_metrics_free (GatewayMetrics *metrics)
{
  g_free (metrics);
}

static void
increment (_Atomic guint64 *counter,
           guint64          by)
{
  atomic_fetch_add_explicit (counter, by, memory_order_relaxed);
}

void
gateway_metrics_count (GatewayMetrics *metrics,
                       guint           route,
                       guint           status,
                       gint64          microseconds)
{
  Route *counted = &metrics->routes[MIN (route, GATEWAY_METRICS_ROUTES - 1)];
  guint bound = 0, place = 0;

  while (bound < G_N_ELEMENTS (bounds) && microseconds > bounds[bound])
    bound++;
  while (place < G_N_ELEMENTS (statuses) && statuses[place] != status)
    place++;

  increment (&counted->by_bound[bound], 1);
  increment (&counted->by_status[place], 1);
  increment (&counted->microseconds, (guint64) microseconds);
}

void
gateway_metrics_add (GatewayMetrics *metrics,
                     const char     *type,
                     const char     *name,
                     const char     *help,
                     GatewayGauge    read,
                     gpointer        data)
{
  g_assert (metrics->n_values < MOST_VALUES);
  metrics->values[metrics->n_values++] = (Value) { type, name, help, read, data };
}

static void
append_statuses (GString    *text,
                 Route      *route,
                 const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (route->by_status[i] > 0)
      g_string_append_printf (text, "gateway_requests_total{route=\"%s\",status=\"%u\"} %" G_GUINT64_FORMAT "\n",
                              name, statuses[i], (guint64) route->by_status[i]);

  if (route->by_status[G_N_ELEMENTS (statuses)] > 0)
    g_string_append_printf (text, "gateway_requests_total{route=\"%s\",status=\"other\"} %" G_GUINT64_FORMAT "\n",
                            name, (guint64) route->by_status[G_N_ELEMENTS (statuses)]);
}

static void
append_histogram (GString    *text,
                  Route      *route,
                  const char *name)
{
  guint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      sum += route->by_bound[i];
      g_string_append_printf (text, "gateway_request_seconds_bucket{route=\"%s\",le=\"%g\"} %" G_GUINT64_FORMAT "\n",
                              name, (double) bounds[i] / G_USEC_PER_SEC, sum);
    }

  sum += route->by_bound[G_N_ELEMENTS (bounds)];
  g_string_append_printf (text, "gateway_request_seconds_bucket{route=\"%s\",le=\"+Inf\"} %" G_GUINT64_FORMAT "\n", name, sum);
  g_string_append_printf (text, "gateway_request_seconds_sum{route=\"%s\"} %g\n",
                          name, (double) route->microseconds / G_USEC_PER_SEC);
  g_string_append_printf (text, "gateway_request_seconds_count{route=\"%s\"} %" G_GUINT64_FORMAT "\n", name, sum);
}

char *
gateway_metrics_to_text (GatewayMetrics     *metrics,
                         const char * const *routes)
{
  GString *text = g_string_new ("# HELP gateway_requests_total Requests answered.\n"
                                "# TYPE gateway_requests_total counter\n");

  for (guint i = 0; routes[i] != NULL; i++)
    append_statuses (text, &metrics->routes[i], routes[i]);
  append_statuses (text, &metrics->routes[GATEWAY_METRICS_NO_ROUTE], "none");

  g_string_append (text, "# HELP gateway_request_seconds Time to answer.\n"
                         "# TYPE gateway_request_seconds histogram\n");
  for (guint i = 0; routes[i] != NULL; i++)
    append_histogram (text, &metrics->routes[i], routes[i]);

  for (guint i = 0; i < metrics->n_values; i++)
    {
      const Value *value = &metrics->values[i];

      g_string_append_printf (text, "# HELP %s %s\n# TYPE %s %s\n%s %" G_GUINT64_FORMAT "\n",
                              value->name, value->help, value->name, value->type, value->name, value->read (value->data));
    }

  return g_string_free (text, FALSE);
}
