/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* Handlers: how many came in per park, service and week, and nothing of who. */
void console_figures_use     (GatewayRequest *request, gpointer unused);   /* what was handed in, by kind */
void console_figures_ratings (GatewayRequest *request, gpointer unused);   /* ratings, by level */

G_END_DECLS
