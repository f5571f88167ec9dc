/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-catalogue.h"

#include "../gateway-hanzi.h"
#include "../http/gateway-json-writer.h"

#include <string.h>

#define USUAL_LIMIT 20
#define MOST_LIMIT  50
#define MOST_WORDS  85   /* characters */

static GatewayRows *
search (GatewayDb   *db,
        const char  *list,
        const char  *words,
        gint64       limit,
        GError     **error)
{
  g_autofree char *folded = gateway_hanzi_fold (words);
  g_autofree char *upper = g_ascii_strup (folded, -1);
  g_autofree char *inside = gateway_db_escape_like (folded);
  g_autofree char *code = gateway_db_escape_like (upper);

  /* the whole term, then its beginning, then the rest; short terms first */
  return gateway_db_query (db, error,
                           "SELECT code, label, section, permit FROM catalogue WHERE list = $1 AND "
                           "(folded LIKE '%' || $2 || '%' ESCAPE '\\' OR initials LIKE $2 || '%' ESCAPE '\\' OR code LIKE $3 || '%' ESCAPE '\\') "
                           "ORDER BY CASE WHEN folded = $4 OR code = $5 THEN 0 WHEN folded LIKE $2 || '%' ESCAPE '\\' THEN 1 ELSE 2 END, "
                           "length (label), code LIMIT $6",
                           "sssssi", list, inside, code, folded, upper, limit);
}

static void
write_item (GatewayRows *rows,
            gboolean     permits,
            GString     *json)
{
  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "code", gateway_rows_text (rows, 0));
  gateway_json_text (json, "name", gateway_rows_text (rows, 1));
  gateway_json_text (json, "section", gateway_rows_text (rows, 2));
  if (permits)
    gateway_json_boolean (json, "permit", gateway_rows_int (rows, 3) != 0);
  gateway_json_end (json, '}');
}

/* 0 if it is none */
static gint64
take_limit (GatewayRequest *request)
{
  const char *text = gateway_request_query (request, "limit");
  guint64 limit = USUAL_LIMIT;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, MOST_LIMIT, &limit, NULL))
    return 0;
  return (gint64) limit;
}

static void
answer_search (GatewayRequest *request,
               const char     *list,
               gboolean        permits)
{
  const char *words = gateway_request_query (request, "q");
  gint64 limit = take_limit (request), n = 0;
  g_autoptr (GString) json = g_string_sized_new (2048);
  g_autoptr (GatewayRows) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL || *words == '\0' || g_utf8_strlen (words, -1) > MOST_WORDS || limit == 0)
    {
      gateway_request_problem (request, 400, "invalid-query", "Invalid query", "q wants words, limit a number up to 50");
      return;
    }

  gateway_json_begin (json, NULL, '{');
  gateway_json_begin (json, "items", '[');
  rows = search (gateway_request_db (request), list, words, limit + 1, &error);
  while (rows != NULL && gateway_rows_next (rows, &error))
    if (n++ < limit)
      write_item (rows, permits, json);
  gateway_json_end (json, ']');
  gateway_json_boolean (json, "truncated", n > limit);
  gateway_json_end (json, '}');

  if (error != NULL)
    gateway_request_fail (request, error);
  else
    gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

void
registration_catalogue_search_industries (GatewayRequest *request,
                                          gpointer        data)
{
  answer_search (request, REGISTRATION_INDUSTRIES, FALSE);
}

void
registration_catalogue_search_scopes (GatewayRequest *request,
                                      gpointer        data)
{
  answer_search (request, REGISTRATION_SCOPES, TRUE);
}

gboolean
registration_catalogue_find (GatewayDb   *db,
                             const char  *list,
                             const char  *code,
                             gboolean    *found,
                             gboolean    *permit,
                             GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT permit FROM catalogue WHERE list = $1 AND code = $2", "ss", list, code);

  *found = rows != NULL && gateway_rows_next (rows, &trouble);
  *permit = *found && gateway_rows_int (rows, 0) != 0;
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

gboolean
registration_catalogue_filled (GatewayDb   *db,
                               const char  *list,
                               gboolean    *filled,
                               GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, "SELECT 1 FROM catalogue WHERE list = $1 LIMIT 1", "s", list);

  *filled = rows != NULL && gateway_rows_next (rows, &trouble);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}
