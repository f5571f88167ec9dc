/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-goods.h"

#include "../http/gateway-json-writer.h"
#include "customs-goods-search.h"
#include "kiosk-core.h"

#include <string.h>

#define DEFAULT_LIMIT 20
#define MOST_LIMIT    50
#define NO_RATE       -1

typedef struct
{
  gint64 duty;
  gint64 duty_year;
  gint64 vat;
  gint64 consumption;
} Rates;

/* Of each kind the rate of the longest beginning of @code. */
static gboolean
read_rates (GatewayDb   *db,
            const char  *code,
            Rates       *rates,
            GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT kind, rate, year FROM hs_rates WHERE hs IN (substr($1, 1, 2), substr($1, 1, 4), "
                                 "substr($1, 1, 6), substr($1, 1, 8), $1) ORDER BY length(hs)", "s", code);

  if (rows == NULL)
    return FALSE;

  while (gateway_rows_next (rows, &trouble))
    {
      const char *kind = gateway_rows_text (rows, 0);
      gint64 rate = gateway_rows_int (rows, 1);

      if (strcmp (kind, "duty") == 0)
        {
          rates->duty = rate;
          rates->duty_year = gateway_rows_int (rows, 2);
        }
      else if (strcmp (kind, "vat") == 0)
        rates->vat = rate;
      else
        rates->consumption = rate;
    }

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* What holds today for goods of which nothing else is known. */
static gboolean
read_standard_vat (GatewayDb  *db,
                   gint64     *rate,
                   GError    **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GTimeZone) beijing = g_time_zone_new_identifier ("+08:00");
  g_autoptr (GDateTime) now = g_date_time_new_now (beijing);
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT standard FROM vat_rates WHERE effective_from <= $1 "
                                 "AND (effective_to IS NULL OR effective_to >= $1) ORDER BY effective_from DESC LIMIT 1",
                      "s", today);

  *rate = NO_RATE;
  if (rows == NULL)
    return FALSE;
  if (gateway_rows_next (rows, &trouble))
    return kiosk_decimal_parse (gateway_rows_text (rows, 0), 4, rate, error);
  if (trouble == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static void
write_percent (GString    *json,
               const char *member,
               gint64      millionths)
{
  g_autofree char *percent = millionths >= 0 ? kiosk_decimal_format (millionths, 4, FALSE) : NULL;

  gateway_json_text (json, member, percent);
}

static gboolean
write_rates (GatewayDb   *db,
             const char  *code,
             gint64       standard_vat,
             GString     *json,
             GError     **error)
{
  Rates rates = { .duty = NO_RATE, .vat = standard_vat };

  if (!read_rates (db, code, &rates, error))
    return FALSE;

  write_percent (json, "duty", rates.duty);
  write_percent (json, "vat", rates.vat);
  write_percent (json, "consumption", rates.consumption);
  if (rates.duty_year > 0)
    {
      g_autofree char *note = g_strdup_printf ("%" G_GINT64_FORMAT "年税率，仅供参考", rates.duty_year);

      gateway_json_text (json, "rate_note", note);
    }
  return TRUE;
}

static void
write_elements (GString    *json,
                const char *elements)
{
  g_auto (GStrv) list = elements != NULL ? g_strsplit (elements, "|", -1) : NULL;

  if (list == NULL)
    return;

  gateway_json_begin (json, "elements", '[');
  for (guint i = 0; list[i] != NULL; i++)
    gateway_json_text (json, NULL, list[i]);
  gateway_json_end (json, ']');
}

/* Writes nothing if there is no such code. */
static gboolean
write_item (GatewayDb   *db,
            const char  *code,
            gint64       standard_vat,
            GString     *json,
            GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error,
                      "SELECT h.name, coalesce(u1.label, h.unit1), coalesce(u2.label, h.unit2), h.elements FROM hs_codes h "
                      "LEFT JOIN code_table u1 ON u1.name = 'units' AND u1.code = h.unit1 "
                      "LEFT JOIN code_table u2 ON u2.name = 'units' AND u2.code = h.unit2 WHERE h.code = $1",
                      "s", code);

  if (rows == NULL)
    return FALSE;

  if (gateway_rows_next (rows, &trouble))
    {
      gateway_json_begin (json, NULL, '{');
      gateway_json_text (json, "code", code);
      gateway_json_text (json, "name", gateway_rows_text (rows, 0));
      gateway_json_text (json, "unit1", gateway_rows_text (rows, 1));
      gateway_json_text (json, "unit2", gateway_rows_text (rows, 2));
      write_elements (json, gateway_rows_text (rows, 3));
      if (write_rates (db, code, standard_vat, json, &trouble))
        gateway_json_end (json, '}');
    }

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
write_items (GatewayDb  *db,
             GPtrArray  *codes,
             gint64      limit,
             GString    *json,
             GError    **error)
{
  gint64 standard_vat;

  if (!read_standard_vat (db, &standard_vat, error))
    return FALSE;

  gateway_json_begin (json, NULL, '{');
  gateway_json_begin (json, "items", '[');
  for (guint i = 0; i < codes->len && i < limit; i++)
    if (!write_item (db, codes->pdata[i], standard_vat, json, error))
      return FALSE;
  gateway_json_end (json, ']');
  gateway_json_boolean (json, "truncated", codes->len > limit);
  gateway_json_end (json, '}');
  return TRUE;
}

static gboolean
take_limit (GatewayRequest *request,
            gint64         *limit)
{
  const char *text = gateway_request_query (request, "limit");
  guint64 number = DEFAULT_LIMIT;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, MOST_LIMIT, &number, NULL))
    {
      gateway_request_problem (request, 400, "invalid-query", "Invalid query", "limit goes from 1 to 50");
      return FALSE;
    }

  *limit = (gint64) number;
  return TRUE;
}

static void
answer (GatewayRequest *request,
        GString        *json,
        gboolean        good,
        GError         *error)
{
  if (good)
    gateway_request_answer (request, 200, g_string_free (json, FALSE));
  else
    {
      g_string_free (json, TRUE);
      gateway_request_fail (request, error);
    }
}

void
customs_goods_search (GatewayRequest *request,
                      gpointer        data)
{
  GatewayDb *db = gateway_request_db (request);
  const char *query = gateway_request_query (request, "q");
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GError) error = NULL;
  GString *json;
  gint64 limit;

  if (query == NULL || *query == '\0')
    {
      gateway_request_problem (request, 400, "invalid-query", "Invalid query", "q is missing");
      return;
    }
  if (!take_limit (request, &limit))
    return;

  codes = customs_goods_find (db, query, limit + 1, &error);
  json = g_string_sized_new (4096);
  answer (request, json, codes != NULL && write_items (db, codes, limit, json, &error), error);
}

void
customs_goods_get (GatewayRequest *request,
                   gpointer        data)
{
  g_autofree char *code = kiosk_identifier_check (KIOSK_IDENTIFIER_HS_CODE, gateway_request_param (request, 0), NULL, NULL);
  GatewayDb *db = gateway_request_db (request);
  GString *json = g_string_sized_new (512);
  g_autoptr (GError) error = NULL;
  gint64 standard_vat;

  if (code != NULL
      && (!read_standard_vat (db, &standard_vat, &error) || !write_item (db, code, standard_vat, json, &error)))
    answer (request, json, FALSE, error);
  else if (json->len > 0)
    answer (request, json, TRUE, NULL);
  else
    {
      g_string_free (json, TRUE);
      if (code == NULL)
        gateway_request_problem (request, 400, "invalid-number", "The number cannot be a commodity code", NULL);
      else
        gateway_request_problem (request, 404, "not-found", "There is no such commodity code", NULL);
    }
}

/* A list of objects with the members that @columns and, where it is not NULL, @flag name, both in the order of the query. */
static gboolean
write_list (GatewayDb           *db,
            const char          *member,
            const char          *sql,
            const char * const  *columns,
            const char          *flag,
            GString             *json,
            GError             **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, sql, "");

  if (rows == NULL)
    return FALSE;

  gateway_json_begin (json, member, '[');
  while (gateway_rows_next (rows, &trouble))
    {
      int column = 0;

      gateway_json_begin (json, NULL, '{');
      for (; columns[column] != NULL; column++)
        gateway_json_text (json, columns[column], gateway_rows_text (rows, column));
      if (flag != NULL)
        gateway_json_boolean (json, flag, gateway_rows_int (rows, column) != 0);
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
write_tax_rules (GatewayDb  *db,
                 GString    *json,
                 GError    **error)
{
  static const char * const policy[] = {
    "effective_from", "effective_to", "single_limit", "annual_limit", "factor", "source", NULL,
  };
  static const char * const vat[] = { "effective_from", "effective_to", "standard", "reduced", "source", NULL };

  return write_list (db, "policies",
                     "SELECT effective_from, effective_to, single_limit, annual_limit, factor, source, single_item_over_limit "
                     "FROM tax_policies ORDER BY effective_from", policy, "single_item_over_limit", json, error)
         && write_list (db, "vat",
                        "SELECT effective_from, effective_to, standard, reduced, source FROM vat_rates ORDER BY effective_from",
                        vat, NULL, json, error);
}

void
customs_goods_tax_rules (GatewayRequest *request,
                         gpointer        data)
{
  GString *json = g_string_sized_new (1024);
  g_autoptr (GError) error = NULL;
  gboolean good;

  gateway_json_begin (json, NULL, '{');
  good = write_tax_rules (gateway_request_db (request), json, &error);
  gateway_json_end (json, '}');
  answer (request, json, good, error);
}
