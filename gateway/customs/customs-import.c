/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-module.h"

#include "customs-csv.h"
#include "customs-goods-index.h"
#include "customs-store.h"
#include "kiosk-core.h"

#include <gio/gio.h>
#include <string.h>

#define MOST_COLUMNS 9
#define MOST_FAULTS  20   /* that are told at once */

typedef struct _Table Table;

/* The fields of one row, in the order of the table's columns; NULL for an empty one. */
typedef gboolean (*StoreRow) (GatewayDb *db, const Table *table, const char **fields, GError **error);

struct _Table
{
  const char *name;
  const char *columns[MOST_COLUMNS];   /* names that a column may have in the file; one with ? in front may be absent */
  const char *clear;                   /* (nullable): what is done before the rows come in */
  StoreRow    store;
  gboolean  (*finish) (GatewayDb *db, GError **error);   /* (nullable): what is done when all rows are in */
};

static gboolean
store_code (GatewayDb    *db,
            const Table  *table,
            const char  **fields,
            GError      **error)
{
  return gateway_db_execute (db, error, "INSERT INTO code_table (name, code, label, label_en) VALUES ($1, $2, $3, $4)",
                             "ssss", table->name, fields[0], fields[1], fields[2]) >= 0;
}

static gboolean
store_hs (GatewayDb    *db,
          const Table  *table,
          const char  **fields,
          GError      **error)
{
  g_autofree char *code = kiosk_identifier_check (KIOSK_IDENTIFIER_HS_CODE, fields[0], NULL, error);

  return code != NULL
         && gateway_db_execute (db, error, "INSERT INTO hs_codes (code, name, unit1, unit2, elements) VALUES ($1, $2, $3, $4, $5)",
                                "sssss", code, fields[1], fields[2], fields[3], fields[4]) >= 0;
}

static gboolean
check_beginning (const char  *hs,
                 GError     **error)
{
  gsize length = strlen (hs);

  if (length >= 2 && length <= 10 && length % 2 == 0 && strspn (hs, "0123456789") == length)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is no beginning of a commodity code", hs);
  return FALSE;
}

static gboolean
store_hs_word (GatewayDb    *db,
               const Table  *table,
               const char  **fields,
               GError      **error)
{
  return check_beginning (fields[1], error)
         && gateway_db_execute (db, error, "INSERT INTO hs_words (word, hs) VALUES ($1, $2)", "ss", fields[0], fields[1]) >= 0;
}

/* Percent as millionths. A year stands in the column's name or in one of its own. */
static gboolean
store_rate (GatewayDb    *db,
            const char   *kind,
            const char  **fields,
            GError      **error)
{
  gint64 rate, year = fields[2] != NULL ? g_ascii_strtoll (fields[2], NULL, 10) : 0;

  return check_beginning (fields[0], error)
         && kiosk_decimal_parse (fields[1], 4, &rate, error)
         && gateway_db_execute (db, error, "INSERT INTO hs_rates (kind, hs, rate, year) VALUES ($1, $2, $3, $4)",
                                "ssii", kind, fields[0], rate, year) >= 0;
}

static gboolean
store_tariff (GatewayDb    *db,
              const Table  *table,
              const char  **fields,
              GError      **error)
{
  return store_rate (db, "duty", fields, error);
}

static gboolean
store_consumption (GatewayDb    *db,
                   const Table  *table,
                   const char  **fields,
                   GError      **error)
{
  return store_rate (db, "consumption", fields, error);
}

static gboolean
store_reduced_vat (GatewayDb    *db,
                   const Table  *table,
                   const char  **fields,
                   GError      **error)
{
  return store_rate (db, "vat", fields, error);
}

static gboolean
check_date (const char  *text,
            GError     **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *full = text != NULL ? g_strconcat (text, "T00:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) date = full != NULL ? g_date_time_new_from_iso8601 (full, zone) : NULL;

  if (text == NULL || date != NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is no date YYYY-MM-DD", text);
  return FALSE;
}

/* (transfer full) (nullable): the number with @places behind the point */
static char *
take_decimal (const char  *text,
              guint        places,
              GError     **error)
{
  gint64 number;

  return kiosk_decimal_parse (text, places, &number, error) ? kiosk_decimal_format (number, places, FALSE) : NULL;
}

/* A rule of 2019 and later says "one-item order"; the earlier one sends such orders to general trade. */
static gboolean
store_policy (GatewayDb    *db,
              const Table  *table,
              const char  **fields,
              GError      **error)
{
  gboolean single_item = fields[5] != NULL
                         && (g_str_has_prefix (fields[5], "one-item") || strcmp (fields[5], "yes") == 0);
  g_autofree char *single_limit = take_decimal (fields[2], 2, error);
  g_autofree char *annual_limit = single_limit != NULL ? take_decimal (fields[3], 2, error) : NULL;
  g_autofree char *factor = annual_limit != NULL ? take_decimal (fields[4], 2, error) : NULL;

  return factor != NULL && check_date (fields[0], error) && check_date (fields[1], error)
         && gateway_db_execute (db, error,
                                "INSERT INTO tax_policies (effective_from, effective_to, single_limit, annual_limit, factor, "
                                "single_item_over_limit, source) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                                "sssssis", fields[0], fields[1], single_limit, annual_limit, factor, (gint64) single_item,
                                fields[6]) >= 0;
}

static gboolean
check_percent (const char  *text,
               GError     **error)
{
  gint64 ignored;

  return kiosk_decimal_parse (text, 4, &ignored, error);
}

static gboolean
store_vat (GatewayDb    *db,
           const Table  *table,
           const char  **fields,
           GError      **error)
{
  return check_date (fields[0], error) && check_date (fields[1], error)
         && check_percent (fields[2], error) && check_percent (fields[3], error)
         && gateway_db_execute (db, error,
                                "INSERT INTO vat_rates (effective_from, effective_to, standard, reduced, source) "
                                "VALUES ($1, $2, $3, $4, $5)",
                                "sssss", fields[0], fields[1], fields[2], fields[3], fields[4]) >= 0;
}

/* An absent one is well. */
static gboolean
check_identifier (KioskIdentifier   kind,
                  const char       *text,
                  char            **value,
                  GError          **error)
{
  *value = text != NULL ? kiosk_identifier_check (kind, text, NULL, error) : NULL;
  return text == NULL || *value != NULL;
}

static gboolean
check_direction (const char  *text,
                 GError     **error)
{
  if (text == NULL || strcmp (text, "import") == 0 || strcmp (text, "export") == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is neither import nor export", text);
  return FALSE;
}

static gboolean
store_declaration (GatewayDb    *db,
                   const Table  *table,
                   const char  **fields,
                   GError      **error)
{
  g_autofree char *number = NULL;
  g_autofree char *unified = NULL;
  g_autofree char *uscc = NULL;

  if (!check_identifier (KIOSK_IDENTIFIER_DECLARATION_NO, fields[0], &number, error)
      || !check_identifier (KIOSK_IDENTIFIER_SINGLE_WINDOW_SEQNO, fields[1], &unified, error)
      || !check_direction (fields[3], error)
      || !check_identifier (KIOSK_IDENTIFIER_USCC, fields[5], &uscc, error)
      || !check_date (fields[7], error))
    return FALSE;

  return customs_store_head (db, &(CustomsHead) {
    .number = number,
    .unified_number = unified,
    .supervision_mode = fields[2],
    .direction = fields[3],
    .company = fields[4],
    .uscc = uscc,
    .customs = fields[6],
    .declared = fields[7],
  }, error);
}

#define CODES(table) { table, { "code", "name", "?code_en" }, "DELETE FROM code_table WHERE name = '" table "'", store_code }

static const Table tables[] = {
  CODES ("districts"),
  CODES ("supervision-modes"),
  CODES ("units"),
  CODES ("countries"),
  CODES ("currencies"),
  CODES ("transport-modes"),
  CODES ("trade-terms"),
  CODES ("wrap-types"),
  CODES ("levy-nature"),
  { "hs", { "code", "name", "?unit1", "?unit2", "?elements" },
    "DELETE FROM hs_codes", store_hs, customs_goods_reindex },
  { "hs-words", { "word", "hs" }, "DELETE FROM hs_words", store_hs_word, customs_goods_reindex },
  { "tariff", { "hs8 hs", "rate mfn_rate_pct_*", "?year" },
    "DELETE FROM hs_rates WHERE kind = 'duty'", store_tariff },
  { "consumption-tax", { "hs hs8", "rate", "?year" },
    "DELETE FROM hs_rates WHERE kind = 'consumption'", store_consumption },
  { "reduced-vat", { "hs hs8", "rate", "?year" },
    "DELETE FROM hs_rates WHERE kind = 'vat'", store_reduced_vat },
  { "tax-policies",
    { "effective_from", "?effective_to", "single_limit_cny", "annual_limit_cny", "vat_ct_factor",
      "?over_single_single_item_rule", "source" },
    "DELETE FROM tax_policies", store_policy },
  { "vat-rates", { "effective_from", "?effective_to", "standard_pct", "reduced_pct", "source" },
    "DELETE FROM vat_rates", store_vat },
  { "declarations",
    { "number", "?unified_number", "?supervision_mode", "?direction", "?company", "?uscc", "?customs", "?declared" },
    NULL, store_declaration },
};

const char **
customs_import_tables (void)
{
  static const char *names[G_N_ELEMENTS (tables) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    names[i] = tables[i].name;
  return names;
}

typedef struct
{
  const Table *table;
  CustomsCsv  *csv;
  int          columns[MOST_COLUMNS];
  const char  *year;   /* (nullable): from the rate column's name */
} Import;

static gboolean
find_columns (Import  *import,
              GError **error)
{
  for (guint i = 0; i < MOST_COLUMNS && import->table->columns[i] != NULL; i++)
    {
      const char *names = import->table->columns[i];
      gboolean optional = *names == '?';

      import->columns[i] = customs_csv_column (import->csv, names + optional);
      if (import->columns[i] < 0 && !optional)
        {
          g_auto (GStrv) alternatives = g_strsplit (names, " ", -1);
          g_autofree char *words = g_strjoinv (" or ", alternatives);

          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The column %s is missing", words);
          return FALSE;
        }
      if (import->columns[i] >= 0 && strstr (names, "_pct_*") != NULL)
        import->year = strrchr (customs_csv_header (import->csv, import->columns[i]), '_');
    }

  return TRUE;
}

static gboolean
store_row (GatewayDb  *db,
           Import     *import,
           guint       row,
           GError    **error)
{
  const char *fields[MOST_COLUMNS] = { NULL };

  for (guint i = 0; i < MOST_COLUMNS && import->table->columns[i] != NULL; i++)
    {
      fields[i] = customs_csv_get (import->csv, row, import->columns[i]);
      if (fields[i] == NULL && *import->table->columns[i] != '?')
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is empty",
                       customs_csv_header (import->csv, import->columns[i]));
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

  g_string_append_printf (faults, "%sLine %u: %s", faults->len > 0 ? "\n" : "", customs_csv_line (import->csv, row),
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

  for (guint row = 0; row < customs_csv_rows (import->csv) && n_faults < MOST_FAULTS; row++)
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

static const Table *
find_table (const char  *name,
            GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (strcmp (tables[i].name, name) == 0)
      return &tables[i];

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no table “%s”", name);
  return NULL;
}

gboolean
customs_import_table (GatewayStore  *store,
                      const char    *table,
                      const char    *file,
                      guint         *rows,
                      GError       **error)
{
  Import import = { .table = find_table (table, error) };
  g_autoptr (CustomsCsv) csv = import.table != NULL ? customs_csv_read (file, error) : NULL;

  if (csv == NULL)
    return FALSE;

  import.csv = csv;
  *rows = customs_csv_rows (csv);
  if (find_columns (&import, error) && gateway_store_write (store, store_rows, &import, error))
    return TRUE;

  g_prefix_error (error, "%s: nothing was imported: ", table);
  return FALSE;
}
