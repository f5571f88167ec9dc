/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-recordations.h"

#include "../gateway-clock.h"
#include "../gateway-hanzi.h"
#include "../http/gateway-json-writer.h"

#include <string.h>

#define USUAL_LIMIT 20
#define MOST_LIMIT  50
#define MOST_WORDS  60   /* characters */

/* A renewal may be asked for within six months before the end: Regulations on the Customs Protection of Intellectual Property
 * Rights, art. 10. */
#define RENEWAL_MONTHS 6

const char * const ip_recordation_kinds[] = { "trademark", "patent", "copyright", NULL };

/* In the order in which they are asked for. */
enum
{
  NUMBER, KIND, TITLE, RIGHT_NUMBER, HOLDER, USERS, STATE, RECORDED_ON, VALID_UNTIL
};

/* The day from which on a renewal may be asked for, "yyyy-mm-dd". */
static void
renewal_begins (const char *valid_until,
                char        day[static sizeof "yyyy-mm-dd"])
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, valid_until);
  g_date_subtract_months (&date, RENEWAL_MONTHS);
  g_date_strftime (day, sizeof "yyyy-mm-dd", "%Y-%m-%d", &date);
}

static const char *
status_of (GatewayRows *rows,
           const char  *today,
           const char  *renewal)
{
  const char *state = gateway_rows_text (rows, STATE);

  if (strcmp (state, "valid") != 0)
    return state;
  if (strcmp (gateway_rows_text (rows, VALID_UNTIL), today) < 0)
    return "expired";
  return strcmp (renewal, today) <= 0 ? "expiring" : "valid";
}

static void
write_item (GatewayRows *rows,
            const char  *today,
            GString     *json)
{
  static const char * const members[] = {
    [NUMBER] = "number", [KIND] = "kind", [TITLE] = "title", [RIGHT_NUMBER] = "right_number", [HOLDER] = "holder", [USERS] = "users",
  };
  char renewal[sizeof "yyyy-mm-dd"];

  renewal_begins (gateway_rows_text (rows, VALID_UNTIL), renewal);
  gateway_json_begin (json, NULL, '{');
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    gateway_json_text (json, members[i], gateway_rows_text (rows, (int) i));
  gateway_json_text (json, "status", status_of (rows, today, renewal));
  gateway_json_text (json, "recorded", gateway_rows_text (rows, RECORDED_ON));
  gateway_json_text (json, "valid_until", gateway_rows_text (rows, VALID_UNTIL));
  gateway_json_text (json, "renewal_from", renewal);
  gateway_json_end (json, '}');
}

/* What is called so, then what begins so, then the rest. */
static GatewayRows *
search (GatewayDb   *db,
        const char  *words,
        const char  *kind,
        gint64       limit,
        GError     **error)
{
  g_autofree char *folded = gateway_hanzi_fold (words);
  g_autofree char *inside = gateway_db_escape_like (folded);

  return gateway_db_query (db, error,
                           "SELECT number, kind, title, right_number, holder, users, state, recorded_on, valid_until FROM recordations "
                           "WHERE folded LIKE '%' || $1 || '%' ESCAPE '\\' AND (kind = $2 OR $2 = '') "
                           "ORDER BY CASE WHEN folded LIKE '%|' || $1 || '|%' ESCAPE '\\' THEN 0 WHEN folded LIKE '%|' || $1 || '%' ESCAPE '\\' "
                           "THEN 1 ELSE 2 END, valid_until DESC, number LIMIT $3",
                           "ssi", inside, kind, limit);
}

static void
answer_search (GatewayRequest *request,
               const char     *words,
               const char     *kind,
               gint64          limit)
{
  g_autoptr (GString) json = g_string_sized_new (2048);
  g_autoptr (GError) error = NULL;
  g_autoptr (GatewayRows) rows = search (gateway_request_db (request), words, kind, limit + 1, &error);
  g_autofree char *today = gateway_clock_today ();
  gint64 n = 0;

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "as_of", today);
  gateway_json_begin (json, "items", '[');
  while (rows != NULL && gateway_rows_next (rows, &error))
    if (n++ < limit)
      write_item (rows, today, json);
  gateway_json_end (json, ']');
  gateway_json_boolean (json, "truncated", n > limit);
  gateway_json_end (json, '}');

  if (error != NULL)
    gateway_request_fail (request, error);
  else
    gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

void
ip_recordations_search (GatewayRequest *request,
                        gpointer        data)
{
  const char *typed = gateway_request_query (request, "q");
  const char *kind = gateway_request_query (request, "kind");
  const char *number = gateway_request_query (request, "limit");
  g_autofree char *words = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  guint64 limit = USUAL_LIMIT;

  if (*words == '\0' || g_utf8_strlen (words, -1) > MOST_WORDS || strchr (words, '|') != NULL
      || (kind != NULL && !g_strv_contains (ip_recordation_kinds, kind))
      || (number != NULL && !g_ascii_string_to_unsigned (number, 10, 1, MOST_LIMIT, &limit, NULL)))
    gateway_request_problem (request, 400, "invalid-query", "Invalid query", "q wants words, kind a kind of right, limit a number up to 50");
  else
    answer_search (request, words, kind != NULL ? kind : "", (gint64) limit);
}
