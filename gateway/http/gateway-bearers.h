/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-http.h"

G_BEGIN_DECLS

/* One who shows a token: a terminal or a person of the staff. */
typedef struct
{
  char            *id;
  char            *park;   /* GATEWAY_ANY_PARK for staff of all parks */
  GatewayAudience  role;
  gboolean         personal;   /* staff who may take away names and phones */
} GatewayBearer;

GatewayBearer *gateway_bearer_ref      (GatewayBearer *bearer);
void           gateway_bearer_unref    (GatewayBearer *bearer);

/**
 * gateway_bearers_find:
 * @db: a reading connection
 * @token: what was shown
 * @error: return location
 *
 * Returns: (transfer full) (nullable): whose token it is; %NULL without @error if it is nobody's or revoked
 */
GatewayBearer *gateway_bearers_find    (GatewayDb *db, const char *token, GError **error);

/* Adds a terminal or a person, or gives a revoked one a new token. @id and @park are short names of letters, digits, -
 * and _; staff may be of GATEWAY_ANY_PARK, and may be given personal data.
 * Returns: (transfer full) (nullable): the token, told this once; only its digest is kept */
char          *gateway_bearers_add     (GatewayStore *store, GatewayAudience role, const char *id, const char *park, gboolean personal,
                                        GError **error);
gboolean       gateway_bearers_revoke  (GatewayStore *store, GatewayAudience role, const char *id, GError **error);

/* Prints a line for each of that role: id, park, state. */
gboolean       gateway_bearers_print   (GatewayStore *store, GatewayAudience role, GError **error);

/* Work for the store's writer: one of the staff takes a terminal's token away. */
gboolean       gateway_bearers_end_terminal (GatewayDb *db, const char *id, const char *park, const char *actor, GError **error);

/* Whether it could be the name of a terminal, a person or a park. */
gboolean       gateway_bearers_is_name (const char *text);

/* Notes in the audit who did what to what. @object never holds what a visitor typed. */
gboolean       gateway_bearers_audit   (GatewayDb *db, const char *actor, const char *action, const char *object, GError **error);

/* The same, where it is known which park it concerns. */
gboolean       gateway_bearers_audit_in (GatewayDb *db, const char *park, const char *actor, const char *action, const char *object,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayBearer, gateway_bearer_unref)

G_END_DECLS
