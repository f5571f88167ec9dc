/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What /metrics tells, in the text format of Prometheus. Labels are route templates and states, never what was asked
 * for. Counting is safe from any thread and takes no lock. */
typedef struct _GatewayMetrics GatewayMetrics;

typedef guint64 (*GatewayGauge) (gpointer data);

#define GATEWAY_METRICS_ROUTES   128
#define GATEWAY_METRICS_NO_ROUTE (GATEWAY_METRICS_ROUTES - 1)   /* of requests that fit none */

GatewayMetrics *gateway_metrics_new         (void);
void            gateway_metrics_free        (GatewayMetrics *metrics);
void            gateway_metrics_count       (GatewayMetrics *metrics, guint route, guint status, gint64 microseconds);

/* Adds a value that is read when /metrics is asked for. @type is "counter", which only grows, or "gauge". */
void            gateway_metrics_add         (GatewayMetrics *metrics, const char *type, const char *name, const char *help,
                                             GatewayGauge read, gpointer data);

/* @routes: names by index, ended by NULL */
char           *gateway_metrics_to_text     (GatewayMetrics *metrics, const char * const *routes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayMetrics, gateway_metrics_free)

G_END_DECLS
