/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

#define FLEET_ZONE "zone"

/* Where settings hold: FLEET_ZONE, "park:ID" or "terminal:ID". */
gboolean    fleet_place_is_scope      (const char *scope);
const char *fleet_place_terminal      (const char *scope);   /* (nullable): the terminal that it names */

/* Whether staff of @staff_park may look at a scope, and change it. Staff of one park see the zone's settings, too. @park: (out)
 * (optional) (nullable): the park it is in; NULL for the zone. */
gboolean    fleet_place_may_see       (GatewayDb *db, const char *scope, const char *staff_park, char **park, GError **error);
gboolean    fleet_place_may_change    (GatewayDb *db, const char *scope, const char *staff_park, char **park, GError **error);

/**
 * fleet_place_find_terminal:
 * @db: a connection
 * @terminal: the name of a terminal
 * @staff_park: whose staff asks
 * @park: (out) (optional): where it stands
 * @error: return location; #FLEET_ERROR_NOT_FOUND where there is none, its token was revoked, or it is in another park
 *
 * Returns: %TRUE if it is there
 */
gboolean    fleet_place_find_terminal (GatewayDb *db, const char *terminal, const char *staff_park, char **park, GError **error);

G_END_DECLS
