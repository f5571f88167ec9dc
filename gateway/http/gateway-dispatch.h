/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-request-private.h"

G_BEGIN_DECLS

/* The steps of a request, in the order in which the HTTP library comes to them. */

/* The headers are there. Who sends a body that a route wants is admitted before the body is taken. */
void     gateway_dispatch_headers (GatewayRequest *request, const char *method, const char *path);

/* A piece of a body. Returns FALSE where the connection is to be closed. */
gboolean gateway_dispatch_piece   (GatewayRequest *request, const char *piece, gsize size);

/* The whole request is there. */
void     gateway_dispatch_request (GatewayRequest *request, const char *method, const char *path);

/* The store's writer is done with it (gateway-write.c). */
void     gateway_dispatch_written (GatewayRequest *request);

G_END_DECLS
