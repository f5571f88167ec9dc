/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-factor.h"

#include "../http/gateway-factor.h"

#include <string.h>

#define LONG_FACTOR 6

gboolean
customs_factor_held (GatewayDb   *db,
                     gint64       record,
                     const char  *given,
                     gboolean    *held,
                     GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT factor FROM customs_factors WHERE record = $1", "i", record);

  *held = FALSE;
  if (rows == NULL)
    return FALSE;

  while (gateway_rows_next (rows, &trouble))
    *held |= gateway_factor_is_same (gateway_rows_text (rows, 0), given);

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

gboolean
customs_factor_is_open (const char *number,
                        const char *factor)
{
  return strlen (factor) >= LONG_FACTOR && g_str_has_suffix (number, factor);
}
