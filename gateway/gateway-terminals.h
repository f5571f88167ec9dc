/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "store/gateway-store.h"

G_BEGIN_DECLS

/**
 * gateway_terminals_find:
 * @db: a reading connection
 * @token: what the terminal showed
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the terminal's identifier; %NULL without @error if there is no such terminal or
 *   its token is revoked
 */
char    *gateway_terminals_find   (GatewayDb *db, const char *token, GError **error);

/* Adds a terminal, or gives a revoked one a new token. @id and @park are short names of letters, digits, - and _.
 * Returns: (transfer full) (nullable): the token, told this once; only its digest is kept */
char    *gateway_terminals_add    (GatewayStore *store, const char *id, const char *park, GError **error);
gboolean gateway_terminals_revoke (GatewayStore *store, const char *id, GError **error);

/* Prints a line a terminal: id, park, state. */
gboolean gateway_terminals_print  (GatewayStore *store, GError **error);

G_END_DECLS
