/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-goods.h"

#include "../gateway-json-writer.h"
#include "kiosk-core.h"

#include <string.h>

#define DEFAULT_LIMIT 20
#define MOST_LIMIT    50
#define MOST_WORDS    8
#define DEFAULT_VAT   130000   /* standard rate since 2019-04-01; goods of the reduced rate are in hs_rates */

#define COLUMNS "h.code, h.name, h.unit1, u1.label, h.unit2, u2.label, h.elements"
#define UNITS                                                           \
  "LEFT JOIN code_table u1 ON u1.name = 'units' AND u1.code = h.unit1 " \
  "LEFT JOIN code_table u2 ON u2.name = 'units' AND u2.code = h.unit2 "

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789.") == strlen (text);
}

static gboolean
is_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return FALSE;

  return *text != '\0';
}

/* Chinese has no blanks between words, so a text is indexed by its single characters and its pairs. */
static void
append_grams (GString    *grams,
              const char *text,
              gboolean    singles)
{
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, -1, NULL);

  for (gsize i = 0; characters[i] != 0; i++)
    {
      if (!g_unichar_isalnum (characters[i]))
        continue;

      if (singles)
        {
          g_string_append_unichar (grams, characters[i]);
          g_string_append_c (grams, ' ');
        }
      if (characters[i + 1] != 0 && g_unichar_isalnum (characters[i + 1]))
        {
          g_string_append_unichar (grams, characters[i]);
          g_string_append_unichar (grams, characters[i + 1]);
          g_string_append_c (grams, ' ');
        }
    }
}

gboolean
customs_goods_index (GatewayDb   *db,
                     const char  *code,
                     const char  *name,
                     const char  *initials,
                     GError     **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) letters = g_string_new (NULL);

  append_grams (words, name, TRUE);
  append_grams (letters, initials, TRUE);
  return gateway_db_execute (db, error, "INSERT INTO hs_search (code, words, initials) VALUES ($1, $2, $3)",
                             "sss", code, words->str, letters->str) >= 0;
}

/* All grams of @word, each quoted, in @column. */
static void
append_match (GString    *match,
              const char *column,
              const char *word)
{
  g_autoptr (GString) grams = g_string_new (NULL);
  g_auto (GStrv) list = NULL;

  append_grams (grams, word, g_utf8_strlen (word, -1) == 1);
  list = g_strsplit (grams->str, " ", -1);
  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      g_string_append_printf (match, "%s%s : \"%s\"", match->len > 0 ? " AND " : "", column, list[i]);
}

typedef struct
{
  GString *match;    /* for the full text search */
  char    *prefix;   /* (nullable): digits with which the code begins */
  char    *first;    /* (nullable): first Chinese word, ranked first where a name begins with it */
} Search;

static void
search_clear (Search *search)
{
  g_string_free (search->match, TRUE);
  g_free (search->prefix);
  g_free (search->first);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
search_take (Search     *search,
             const char *query)
{
  g_autofree char *lower = g_utf8_strdown (query, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " \t,;", MOST_WORDS);

  search->match = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (is_digits (words[i]))
        {
          g_free (search->prefix);
          search->prefix = kiosk_identifier_normalise (KIOSK_IDENTIFIER_HS_CODE, words[i]);
        }
      else if (is_letters (words[i]))
        append_match (search->match, "initials", words[i]);
      else
        {
          append_match (search->match, "words", words[i]);
          if (search->first == NULL)
            search->first = g_strdup (words[i]);
        }
    }
}

static GatewayRows *
search_run (GatewayDb     *db,
            const Search  *search,
            gint64         limit,
            GError       **error)
{
  const char *prefix = search->prefix != NULL ? search->prefix : "";
  g_autofree char *end = g_strconcat (prefix, ":", NULL);

  if (search->match->len == 0)
    return gateway_db_query (db, error,
                             "SELECT " COLUMNS " FROM hs_codes h " UNITS "WHERE h.code >= $1 AND h.code < $2 ORDER BY h.code LIMIT $3",
                             "ssi", prefix, *prefix != '\0' ? end : "", limit);

  return gateway_db_query (db, error,
                           "SELECT " COLUMNS " FROM (SELECT s.code FROM hs_search s JOIN hs_codes c ON c.code = s.code "
                           "WHERE hs_search MATCH $1 AND substr(c.code, 1, length($2)) = $2 "
                           "ORDER BY instr(c.name, $3) <> 1, length(c.name), c.code LIMIT $4) f "
                           "JOIN hs_codes h ON h.code = f.code " UNITS
                           "ORDER BY instr(h.name, $3) <> 1, length(h.name), h.code",
                           "sssi", search->match->str, prefix, search->first != NULL ? search->first : "", limit);
}

/* The rate of the longest beginning of @code; -1 if none is known. */
static gint64
find_rate (GatewayDb   *db,
           const char  *kind,
           const char  *code,
           gint64      *year,
           GError     **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error,
                      "SELECT rate, year FROM hs_rates WHERE kind = $1 AND hs IN (substr($2, 1, 2), substr($2, 1, 4), "
                      "substr($2, 1, 6), substr($2, 1, 8), $2) ORDER BY length(hs) DESC LIMIT 1",
                      "ss", kind, code);

  if (rows == NULL || !gateway_rows_next (rows, error))
    return -1;

  *year = gateway_rows_int (rows, 1);
  return gateway_rows_int (rows, 0);
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
             GString     *json,
             GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  gint64 year = 0, ignored = 0;
  gint64 duty = find_rate (db, "duty", code, &year, &trouble);
  gint64 consumption = trouble == NULL ? find_rate (db, "consumption", code, &ignored, &trouble) : -1;
  gint64 vat = trouble == NULL ? find_rate (db, "vat", code, &ignored, &trouble) : -1;

  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }

  write_percent (json, "duty", duty);
  write_percent (json, "vat", vat >= 0 ? vat : DEFAULT_VAT);
  write_percent (json, "consumption", MAX (consumption, 0));
  if (year > 0)
    {
      g_autofree char *note = g_strdup_printf ("%" G_GINT64_FORMAT "年税率，仅供参考", year);

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

static gboolean
write_item (GatewayDb    *db,
            GatewayRows  *rows,
            const char   *member,
            GString      *json,
            GError      **error)
{
  gateway_json_begin (json, member, '{');
  gateway_json_text (json, "code", gateway_rows_text (rows, 0));
  gateway_json_text (json, "name", gateway_rows_text (rows, 1));
  gateway_json_text (json, "unit1", gateway_rows_text (rows, gateway_rows_null (rows, 3) ? 2 : 3));
  gateway_json_text (json, "unit2", gateway_rows_text (rows, gateway_rows_null (rows, 5) ? 4 : 5));
  write_elements (json, gateway_rows_text (rows, 6));
  if (!write_rates (db, gateway_rows_text (rows, 0), json, error))
    return FALSE;
  gateway_json_end (json, '}');
  return TRUE;
}

static gboolean
write_items (GatewayDb    *db,
             GatewayRows  *rows,
             gint64        limit,
             GString      *json,
             GError      **error)
{
  g_autoptr (GError) trouble = NULL;
  gint64 n = 0;

  gateway_json_begin (json, NULL, '{');
  gateway_json_begin (json, "items", '[');
  while (gateway_rows_next (rows, &trouble) && n++ < limit)
    if (!write_item (db, rows, NULL, json, &trouble))
      break;
  gateway_json_end (json, ']');
  gateway_json_boolean (json, "truncated", n > limit);
  gateway_json_end (json, '}');

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
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
  g_auto (Search) search = { 0 };
  g_autoptr (GatewayRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  GString *json;
  gint64 limit;

  if (query == NULL || *query == '\0')
    gateway_request_problem (request, 400, "invalid-query", "Invalid query", "q is missing");
  if (query == NULL || *query == '\0' || !take_limit (request, &limit))
    {
      search.match = g_string_new (NULL);
      return;
    }

  search_take (&search, query);
  rows = search_run (db, &search, limit + 1, &error);
  json = g_string_sized_new (4096);
  answer (request, json, rows != NULL && write_items (db, rows, limit, json, &error), error);
}

void
customs_goods_get (GatewayRequest *request,
                   gpointer        data)
{
  GatewayDb *db = gateway_request_db (request);
  g_autofree char *code = kiosk_identifier_check (KIOSK_IDENTIFIER_HS_CODE, gateway_request_param (request, 0), NULL, NULL);
  g_autoptr (GatewayRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  GString *json;

  if (code == NULL)
    {
      gateway_request_problem (request, 400, "invalid-number", "The number cannot be a commodity code", NULL);
      return;
    }

  rows = gateway_db_query (db, &error, "SELECT " COLUMNS " FROM hs_codes h " UNITS "WHERE h.code = $1", "s", code);
  if (rows != NULL && !gateway_rows_next (rows, &error) && error == NULL)
    {
      gateway_request_problem (request, 404, "not-found", "There is no such commodity code", NULL);
      return;
    }

  json = g_string_sized_new (512);
  answer (request, json, error == NULL && write_item (db, rows, NULL, json, &error), error);
}

static gboolean
write_policies (GatewayDb  *db,
                GString    *json,
                GError    **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT effective_from, effective_to, single_limit, annual_limit, factor, "
                                 "single_item_over_limit, source FROM tax_policies ORDER BY effective_from", "");

  if (rows == NULL)
    return FALSE;

  gateway_json_begin (json, "policies", '[');
  while (gateway_rows_next (rows, NULL))
    {
      gateway_json_begin (json, NULL, '{');
      gateway_json_text (json, "effective_from", gateway_rows_text (rows, 0));
      gateway_json_text (json, "effective_to", gateway_rows_text (rows, 1));
      gateway_json_text (json, "single_limit", gateway_rows_text (rows, 2));
      gateway_json_text (json, "annual_limit", gateway_rows_text (rows, 3));
      gateway_json_text (json, "factor", gateway_rows_text (rows, 4));
      gateway_json_boolean (json, "single_item_over_limit", gateway_rows_int (rows, 5) != 0);
      gateway_json_text (json, "source", gateway_rows_text (rows, 6));
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');
  return TRUE;
}

static gboolean
write_vat_rates (GatewayDb  *db,
                 GString    *json,
                 GError    **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT effective_from, effective_to, standard, reduced, source FROM vat_rates "
                                 "ORDER BY effective_from", "");

  if (rows == NULL)
    return FALSE;

  gateway_json_begin (json, "vat", '[');
  while (gateway_rows_next (rows, NULL))
    {
      gateway_json_begin (json, NULL, '{');
      gateway_json_text (json, "effective_from", gateway_rows_text (rows, 0));
      gateway_json_text (json, "effective_to", gateway_rows_text (rows, 1));
      gateway_json_text (json, "standard", gateway_rows_text (rows, 2));
      gateway_json_text (json, "reduced", gateway_rows_text (rows, 3));
      gateway_json_text (json, "source", gateway_rows_text (rows, 4));
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');
  return TRUE;
}

void
customs_goods_tax_rules (GatewayRequest *request,
                         gpointer        data)
{
  GatewayDb *db = gateway_request_db (request);
  GString *json = g_string_sized_new (1024);
  g_autoptr (GError) error = NULL;
  gboolean good;

  gateway_json_begin (json, NULL, '{');
  good = write_policies (db, json, &error) && write_vat_rates (db, json, &error);
  gateway_json_end (json, '}');
  answer (request, json, good, error);
}
