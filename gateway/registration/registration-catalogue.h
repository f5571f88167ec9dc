/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

#define REGISTRATION_INDUSTRIES "industries"
#define REGISTRATION_SCOPES     "business-scopes"

/* GET /v1/registration/industries and /v1/registration/scopes */
void     registration_catalogue_search_industries (GatewayRequest *request, gpointer data);
void     registration_catalogue_search_scopes     (GatewayRequest *request, gpointer data);

/* @found: (out): whether the list has it; @permit: (out): whether it wants a licence. Returns FALSE on failure of the store. */
gboolean registration_catalogue_find   (GatewayDb *db, const char *list, const char *code, gboolean *found, gboolean *permit,
                                        GError **error);

/* @filled: (out): whether the list has anything in it */
gboolean registration_catalogue_filled (GatewayDb *db, const char *list, gboolean *filled, GError **error);

G_END_DECLS
