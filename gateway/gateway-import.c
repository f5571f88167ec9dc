/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-import.h"

#include "gateway-csv.h"
#include "gateway-demo.h"

#include <gio/gio.h>
#include <string.h>

#define MOST_FAULTS 20   /* that are told at once */

typedef struct
{
  const GatewayTable *table;
  GatewayCsv         *csv;
  int                 columns[GATEWAY_MOST_COLUMNS];
  const char         *year;   /* (nullable): from the rate column's name */
} Import;

static gboolean
find_columns (Import  *import,
              GError **error)
{
  for (guint i = 0; i < GATEWAY_MOST_COLUMNS && import->table->columns[i] != NULL; i++)
    {
      const char *names = import->table->columns[i];
      gboolean optional = *names == '?';

      import->columns[i] = gateway_csv_column (import->csv, names + optional);
      if (import->columns[i] < 0 && !optional)
        {
          g_auto (GStrv) alternatives = g_strsplit (names, " ", -1);
          g_autofree char *words = g_strjoinv (" or ", alternatives);

          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The column %s is missing", words);
          return FALSE;
        }
      if (import->columns[i] >= 0 && strstr (names, "_pct_*") != NULL)
        import->year = strrchr (gateway_csv_header (import->csv, import->columns[i]), '_');
    }

  return TRUE;
}

static gboolean
store_row (GatewayDb  *db,
           Import     *import,
           guint       row,
           GError    **error)
{
  const char *fields[GATEWAY_MOST_COLUMNS] = { NULL };

  for (guint i = 0; i < GATEWAY_MOST_COLUMNS && import->table->columns[i] != NULL; i++)
    {
      fields[i] = gateway_csv_get (import->csv, row, import->columns[i]);
      if (fields[i] == NULL && *import->table->columns[i] != '?')
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is empty",
                       gateway_csv_header (import->csv, import->columns[i]));
          return FALSE;
        }
    }

  if (import->year != NULL && fields[2] == NULL)
    fields[2] = import->year + 1;
  return import->table->store (db, import->table, fields, error);
}

/* Adds a line to @faults. Returns whether it makes sense to look at further rows. */
static gboolean
add_fault (Import  *import,
           guint    row,
           GString *faults,
           GError  *fault)
{
  gboolean twice = g_error_matches (fault, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_CONSTRAINT);

  g_string_append_printf (faults, "%sLine %u: %s", faults->len > 0 ? "\n" : "", gateway_csv_line (import->csv, row),
                          twice ? "it repeats a line before it" : fault->message);
  return fault->domain != GATEWAY_STORE_ERROR;
}

static gboolean
store_all_rows (GatewayDb  *db,
                Import     *import,
                GError    **error)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  guint n_faults = 0;

  for (guint row = 0; row < gateway_csv_rows (import->csv) && n_faults < MOST_FAULTS; row++)
    {
      g_autoptr (GError) fault = NULL;

      if (!store_row (db, import, row, &fault) && (n_faults++, !add_fault (import, row, faults, fault)))
        break;
    }

  if (n_faults == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, faults->str);
  return FALSE;
}

static gboolean
store_rows (GatewayDb  *db,
            gpointer    data,
            GError    **error)
{
  Import *import = data;

  return (import->table->clear == NULL || gateway_db_execute (db, error, import->table->clear, "") >= 0)
         && store_all_rows (db, import, error)
         && (import->table->finish == NULL || import->table->finish (db, error));
}

static gboolean
import_csv (GatewayStore        *store,
            const GatewayTable  *table,
            GatewayCsv          *csv,
            GError             **error)
{
  Import import = { .table = table, .csv = csv };

  if (find_columns (&import, error) && gateway_store_write (store, store_rows, &import, error))
    return TRUE;

  g_prefix_error (error, "%s: nothing was imported: ", table->name);
  return FALSE;
}

gboolean
gateway_import_table (GatewayStore        *store,
                      const GatewayTable  *table,
                      const char          *file,
                      guint               *rows,
                      GError             **error)
{
  g_autoptr (GatewayCsv) csv = gateway_csv_read (file, error);

  if (csv == NULL)
    return FALSE;

  *rows = gateway_csv_rows (csv);
  return import_csv (store, table, csv, error);
}

static gboolean
import_pattern (GatewayStore        *store,
                const GatewayTable  *table,
                const char          *file,
                GError             **error)
{
  g_autofree char *pattern = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GatewayCsv) csv = NULL;

  if (!g_file_get_contents (file, &pattern, NULL, error))
    return FALSE;

  text = gateway_demo_fill_in (pattern);
  csv = gateway_csv_parse (text, strlen (text), error);
  return csv != NULL && import_csv (store, table, csv, error);
}

gboolean
gateway_import_demo (GatewayStore        *store,
                     const GatewayTable  *tables,
                     guint                n,
                     const char          *directory,
                     GError             **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (tables[i].name, ".csv", NULL);
      g_autofree char *file = g_build_filename (directory, name, NULL);

      if (g_file_test (file, G_FILE_TEST_EXISTS) && !import_pattern (store, &tables[i], file, error))
        return FALSE;
    }

  return TRUE;
}
