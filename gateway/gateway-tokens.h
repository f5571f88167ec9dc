/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "store/gateway-db.h"

G_BEGIN_DECLS

/* The terminals that showed a valid token lately. What the store said of a token holds for a second, so a revoked one is
 * refused within that time. Safe to use from any thread; holds known terminals only. */
typedef struct _GatewayTokens GatewayTokens;

GatewayTokens *gateway_tokens_new  (void);
void           gateway_tokens_free (GatewayTokens *tokens);

/**
 * gateway_tokens_find:
 * @tokens: the tokens
 * @db: a reading connection
 * @token: what a terminal showed
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the terminal; %NULL without @error if the token is unknown or revoked
 */
GRefString    *gateway_tokens_find (GatewayTokens *tokens, GatewayDb *db, const char *token, GError **error);

/* How many terminals showed their token within the last @seconds. */
guint          gateway_tokens_seen (GatewayTokens *tokens, guint seconds);

G_END_DECLS
