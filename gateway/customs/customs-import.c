/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-module.h"

#include "customs-goods-index.h"
#include "customs-store.h"
#include "kiosk-core.h"

#include <gio/gio.h>
#include <string.h>

static gboolean
store_code (GatewayDb           *db,
            const GatewayTable  *table,
            const char         **fields,
            GError             **error)
{
  return gateway_db_execute (db, error, "INSERT INTO code_table (name, code, label, label_en) VALUES ($1, $2, $3, $4)",
                             "ssss", table->name, fields[0], fields[1], fields[2]) >= 0;
}

static gboolean
store_hs (GatewayDb           *db,
          const GatewayTable  *table,
          const char         **fields,
          GError             **error)
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
store_hs_word (GatewayDb           *db,
               const GatewayTable  *table,
               const char         **fields,
               GError             **error)
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
store_tariff (GatewayDb           *db,
              const GatewayTable  *table,
              const char         **fields,
              GError             **error)
{
  return store_rate (db, "duty", fields, error);
}

static gboolean
store_consumption (GatewayDb           *db,
                   const GatewayTable  *table,
                   const char         **fields,
                   GError             **error)
{
  return store_rate (db, "consumption", fields, error);
}

static gboolean
store_reduced_vat (GatewayDb           *db,
                   const GatewayTable  *table,
                   const char         **fields,
                   GError             **error)
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
store_policy (GatewayDb           *db,
              const GatewayTable  *table,
              const char         **fields,
              GError             **error)
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
store_vat (GatewayDb           *db,
           const GatewayTable  *table,
           const char         **fields,
           GError             **error)
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
store_declaration (GatewayDb           *db,
                   const GatewayTable  *table,
                   const char         **fields,
                   GError             **error)
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

const GatewayTable customs_tables[] = {
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

const guint customs_n_tables = G_N_ELEMENTS (customs_tables);
