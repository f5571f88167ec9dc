/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-bearers.h"

G_BEGIN_DECLS

/* Those who showed a valid token lately. What the store said of a token holds for a second, so a revoked one is
 * refused within that time. Safe to use from any thread; holds known ones only. */
typedef struct _GatewayTokens GatewayTokens;

GatewayTokens *gateway_tokens_new  (void);
void           gateway_tokens_free (GatewayTokens *tokens);

/**
 * gateway_tokens_find:
 * @tokens: the tokens
 * @db: a reading connection
 * @token: what was shown
 * @error: return location
 *
 * Returns: (transfer full) (nullable): whose it is; %NULL without @error if the token is unknown or revoked
 */
GatewayBearer *gateway_tokens_find (GatewayTokens *tokens, GatewayDb *db, const char *token, GError **error);

/* How many terminals showed their token within the last @seconds. */
guint          gateway_tokens_seen (GatewayTokens *tokens, guint seconds);

G_END_DECLS
