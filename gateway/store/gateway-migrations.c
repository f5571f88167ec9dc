/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-migrations.h"

#include "gateway-db-private.h"

#include <gio/gio.h>
#include <stdlib.h>

#define FOLDER "/org/parkkiosk/Gateway/migrations/"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

static GStrv
list_migrations (void)
{
  GStrv names = g_resources_enumerate_children (FOLDER, 0, NULL);

  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

static gint64
read_version (GatewayDb  *db,
              GError    **error)
{
  g_autoptr (GatewayRows) rows = NULL;

  if (!gateway_db_run_script (db, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)", error))
    return -1;

  rows = gateway_db_query (db, error, "SELECT coalesce(max(version), 0) FROM schema_version", "");
  if (rows == NULL || !gateway_rows_next (rows, error))
    return -1;
  return gateway_rows_int (rows, 0);
}

static gboolean
apply_one (GatewayDb   *db,
           const char  *name,
           gint64       version,
           GError     **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);

  if (bytes == NULL
      || !gateway_db_run_script (db, g_bytes_get_data (bytes, NULL), error)
      || gateway_db_execute (db, error, "INSERT INTO schema_version (version) VALUES ($1)", "i", version) < 0)
    {
      g_prefix_error (error, "Migration %s: ", name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_missing (GatewayDb  *db,
               GError    **error)
{
  g_auto (GStrv) names = list_migrations ();
  gint64 known = g_strv_length (names);
  gint64 version = read_version (db, error);

  if (version < 0)
    return FALSE;

  if (version > known)
    {
      g_set_error (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_VERSION,
                   "The database is of version %" G_GINT64_FORMAT ", this program knows %" G_GINT64_FORMAT
                   ": please update the program", version, known);
      return FALSE;
    }

  for (gint64 i = version; i < known; i++)
    if (!apply_one (db, names[i], i + 1, error))
      return FALSE;

  return TRUE;
}

gboolean
gateway_migrations_apply (GatewayDb  *db,
                          GError    **error)
{
  const char *begin = gateway_db_is_sqlite (db) ? "BEGIN IMMEDIATE" : "BEGIN";

  if (!gateway_db_run_script (db, begin, error))
    return FALSE;

  if (apply_missing (db, error) && gateway_db_run_script (db, "COMMIT", error))
    return TRUE;

  gateway_db_run_script (db, "ROLLBACK", NULL);
  return FALSE;
}
