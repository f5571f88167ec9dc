/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-numbers.h"

const char *
customs_kind_get_nick (CustomsKind kind)
{
  static const char * const nicks[] = {
    "declaration", "inventory", "order", "payment", "waybill", "tax", "other",
  };

  return nicks[kind];
}

static gint64
find_record (GatewayDb   *db,
             const char  *name,
             const char  *number,
             const char  *issuer,
             GError     **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT record FROM customs_numbers WHERE kind = $1 AND number = $2 AND issuer = $3",
                      "sss", name, number, issuer);

  if (rows == NULL || !gateway_rows_next (rows, error))
    return 0;
  return gateway_rows_int (rows, 0);
}

static gint64
create_record (GatewayDb   *db,
               CustomsKind  kind,
               GError     **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "INSERT INTO customs_records (kind) VALUES ($1) RETURNING id", "s", customs_kind_get_nick (kind));
  gint64 record;

  if (rows == NULL || !gateway_rows_next (rows, error))
    return 0;
  record = gateway_rows_int (rows, 0);
  /* the insert is done only when its rows are read to the end */
  gateway_rows_next (rows, error);
  return record;
}

static gboolean
merge_records (GatewayDb  *db,
               gint64      kept,
               gint64      gone,
               GError    **error)
{
  static const char * const takeovers[] = {
    "UPDATE customs_numbers SET record = $1 WHERE record = $2",
    "INSERT INTO customs_events (record, code, at, info) SELECT $1, code, at, info FROM customs_events WHERE record = $2 "
    "ON CONFLICT DO NOTHING",
    "INSERT INTO customs_factors (record, factor) SELECT $1, factor FROM customs_factors WHERE record = $2 "
    "ON CONFLICT DO NOTHING",
    "INSERT INTO customs_links (record, kind, number) SELECT $1, kind, number FROM customs_links WHERE record = $2 "
    "ON CONFLICT DO NOTHING",
    "INSERT INTO customs_details (record, field, value, at) SELECT $1, field, value, at FROM customs_details WHERE record = $2 "
    "ON CONFLICT (record, field) DO UPDATE SET value = excluded.value, at = excluded.at "
    "WHERE (excluded.at, excluded.value) > (customs_details.at, customs_details.value)",
  };
  static const char * const removals[] = {
    "DELETE FROM customs_events WHERE record = $1",
    "DELETE FROM customs_factors WHERE record = $1",
    "DELETE FROM customs_links WHERE record = $1",
    "DELETE FROM customs_details WHERE record = $1",
    "DELETE FROM customs_records WHERE id = $1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (takeovers); i++)
    if (gateway_db_execute (db, error, takeovers[i], "ii", kept, gone) < 0)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (removals); i++)
    if (gateway_db_execute (db, error, removals[i], "i", gone) < 0)
      return FALSE;

  return TRUE;
}

gboolean
customs_numbers_name (GatewayDb    *db,
                      CustomsKind   kind,
                      const char   *name,
                      const char   *number,
                      const char   *issuer,
                      gint64       *record,
                      GError      **error)
{
  g_autoptr (GError) trouble = NULL;
  gint64 known = find_record (db, name, number, issuer, &trouble);

  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }

  if (known != 0 && *record != 0)
    return known == *record || merge_records (db, *record, known, error);
  if (known != 0)
    {
      *record = known;
      return TRUE;
    }

  if (*record == 0)
    *record = create_record (db, kind, error);
  return *record != 0
         && gateway_db_execute (db, error,
                                "INSERT INTO customs_numbers (kind, number, issuer, record) VALUES ($1, $2, $3, $4)",
                                "sssi", name, number, issuer, *record) >= 0;
}
