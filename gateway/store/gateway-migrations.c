/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-migrations.h"

#include "gateway-db-private.h"

#include <gio/gio.h>

#define FOLDER "/org/parkkiosk/Gateway/migrations/"

/* A migration is NNN-name.sql, or NNN-name.DIALECT.sql where the kinds of database differ. */
static guint
number_of (const char *name)
{
  return (guint) g_ascii_strtoull (name, NULL, 10);
}

static gboolean
is_for (GatewayDb  *db,
        const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", 3);

  return g_strv_length (parts) == 2 || g_str_equal (parts[1], db->backend->dialect);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

static GPtrArray *
list_migrations (GatewayDb *db)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, 0, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    if (is_for (db, names[i]))
      g_ptr_array_add (list, g_strdup (names[i]));

  g_ptr_array_sort (list, compare_names);
  return list;
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

static char *
read_script (GatewayDb   *db,
             const char  *name,
             GError     **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);
  g_autoptr (GString) script = NULL;

  if (bytes == NULL)
    return NULL;

  script = g_string_new (g_bytes_get_data (bytes, NULL));
  g_string_replace (script, "@id@", db->backend->row_id, 0);
  g_string_replace (script, "@by_key@", db->backend->by_key, 0);
  return g_string_free (g_steal_pointer (&script), FALSE);
}

static gboolean
apply_one (GatewayDb   *db,
           const char  *name,
           GError     **error)
{
  g_autofree char *script = read_script (db, name, error);

  if (script != NULL
      && gateway_db_run_script (db, script, error)
      && gateway_db_execute (db, error, "INSERT INTO schema_version (version) VALUES ($1)", "i", (gint64) number_of (name)) >= 0)
    return TRUE;

  g_prefix_error (error, "Migration %s: ", name);
  return FALSE;
}

static gboolean
apply_missing (GatewayDb  *db,
               GError    **error)
{
  g_autoptr (GPtrArray) names = list_migrations (db);
  gint64 known = number_of (names->pdata[names->len - 1]);
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

  for (guint i = 0; i < names->len; i++)
    if (number_of (names->pdata[i]) > version && !apply_one (db, names->pdata[i], error))
      return FALSE;

  return TRUE;
}

gboolean
gateway_migrations_apply (GatewayDb  *db,
                          GError    **error)
{
  if (!gateway_db_run_script (db, db->backend->begin_writing, error))
    return FALSE;

  if (apply_missing (db, error) && gateway_db_run_script (db, "COMMIT", error))
    return TRUE;

  gateway_db_run_script (db, "ROLLBACK", NULL);
  return FALSE;
}
