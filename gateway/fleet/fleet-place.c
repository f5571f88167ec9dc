/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-place.h"

#include "../http/gateway-bearers.h"
#include "fleet-answer.h"

#include <string.h>

#define PARK     "park:"
#define TERMINAL "terminal:"

static gboolean
is_of (const char *staff_park,
       const char *park)
{
  return strcmp (staff_park, GATEWAY_ANY_PARK) == 0 || strcmp (staff_park, park) == 0;
}

const char *
fleet_place_terminal (const char *scope)
{
  return g_str_has_prefix (scope, TERMINAL) ? scope + strlen (TERMINAL) : NULL;
}

static const char *
find_park (const char *scope)
{
  return g_str_has_prefix (scope, PARK) ? scope + strlen (PARK) : NULL;
}

gboolean
fleet_place_is_scope (const char *scope)
{
  const char *name = find_park (scope) != NULL ? find_park (scope) : fleet_place_terminal (scope);

  return strcmp (scope, FLEET_ZONE) == 0 || (name != NULL && gateway_bearers_is_name (name));
}

gboolean
fleet_place_find_terminal (GatewayDb   *db,
                           const char  *terminal,
                           const char  *staff_park,
                           char       **park,
                           GError     **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT park FROM bearers WHERE id = $1 AND role = 'terminal' AND revoked_at IS NULL", "s", terminal);
  gboolean found = rows != NULL && gateway_rows_next (rows, &trouble) && is_of (staff_park, gateway_rows_text (rows, 0));

  if (found && park != NULL)
    *park = g_strdup (gateway_rows_text (rows, 0));
  return fleet_pass_on (error, trouble) && (found || fleet_not_found (error, "There is no such terminal"));
}

static gboolean
may_be_there (GatewayDb   *db,
              const char  *scope,
              const char  *staff_park,
              char       **park,
              GError     **error)
{
  const char *named = find_park (scope);
  const char *terminal = fleet_place_terminal (scope);

  if (terminal != NULL)
    return fleet_place_find_terminal (db, terminal, staff_park, park, error);
  if (named != NULL && park != NULL)
    *park = g_strdup (named);
  return named == NULL || is_of (staff_park, named) || fleet_not_allowed (error);
}

gboolean
fleet_place_may_see (GatewayDb   *db,
                     const char  *scope,
                     const char  *staff_park,
                     char       **park,
                     GError     **error)
{
  return fleet_place_is_scope (scope) ? may_be_there (db, scope, staff_park, park, error)
                                      : fleet_not_found (error, "There is no such scope");
}

gboolean
fleet_place_may_change (GatewayDb   *db,
                        const char  *scope,
                        const char  *staff_park,
                        char       **park,
                        GError     **error)
{
  if (strcmp (scope, FLEET_ZONE) == 0 && strcmp (staff_park, GATEWAY_ANY_PARK) != 0)
    return fleet_not_allowed (error);
  return fleet_place_may_see (db, scope, staff_park, park, error);
}
