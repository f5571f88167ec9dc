/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-catalogue.h"

#include "../http/gateway-json-writer.h"
#include "training-rules.h"

#include <string.h>

#define USUAL_LIMIT 50
#define MOST_LIMIT  200

gboolean
training_catalogue_write (GatewayDb             *db,
                          const TrainingChoice  *choice,
                          TrainingDetail         detail,
                          GString               *json,
                          GError               **error)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble,
                      "SELECT " TRAINING_SESSION_COLUMNS " FROM " TRAINING_SESSION_TABLES " WHERE (s.park = $1 OR $1 = '" GATEWAY_ANY_PARK "') "
                      "AND (c.subject = $2 OR $2 = '') AND s.ends_at > $3 AND s.begins_at < $4 ORDER BY s.begins_at, s.code LIMIT $5",
                      "ssssi", choice->park, choice->subject, choice->from, choice->to, choice->limit + 1);
  gint64 n = 0;

  gateway_json_text (json, "as_of", now);
  gateway_json_begin (json, "items", '[');
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    if (n++ < choice->limit)
      {
        gateway_json_begin (json, NULL, '{');
        training_session_write (rows, now, detail, json);
        gateway_json_end (json, '}');
      }
  gateway_json_end (json, ']');
  gateway_json_boolean (json, "truncated", n > choice->limit);

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

gboolean
training_catalogue_write_one (GatewayDb       *db,
                              const char      *code,
                              const char      *park,
                              TrainingDetail   detail,
                              GString         *json,
                              gboolean        *found,
                              GError         **error)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT " TRAINING_SESSION_COLUMNS " FROM " TRAINING_SESSION_TABLES " WHERE s.code = $1 "
                                    "AND (s.park = $2 OR $2 = '" GATEWAY_ANY_PARK "')", "ss", code, park);

  *found = rows != NULL && gateway_rows_next (rows, &trouble);
  if (*found)
    {
      gateway_json_text (json, "as_of", now);
      training_session_write (rows, now, detail, json);
    }

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* (nullable): the moment at which a day begins or, with @days, one so many days later; NULL if @text is no day */
static char *
moment_of (const char *text,
           gint64      days)
{
  gboolean shaped = strlen (text) == 10 && strspn (text, "0123456789-") == 10;
  g_autofree char *moment = g_strconcat (text, "T00:00:00+08:00", NULL);

  return shaped ? gateway_clock_shift (moment, days * GATEWAY_DAY) : NULL;
}

/* Returns FALSE if the request has been answered. */
static gboolean
read_choice (GatewayRequest  *request,
             TrainingChoice  *choice,
             char           **from,
             char           **to)
{
  const char *first = gateway_request_query (request, "from");
  const char *last = gateway_request_query (request, "to");
  const char *number = gateway_request_query (request, "limit");
  const char *subject = gateway_request_query (request, "subject");
  guint64 limit = USUAL_LIMIT;
  gboolean good = number == NULL || g_ascii_string_to_unsigned (number, 10, 1, MOST_LIMIT, &limit, NULL);

  *from = first != NULL ? moment_of (first, 0) : gateway_clock_now ();
  *to = last != NULL ? moment_of (last, 1) : g_strdup (TRAINING_NEVER);
  choice->subject = subject != NULL ? subject : "";
  choice->from = *from;
  choice->to = *to;
  choice->limit = (gint64) limit;
  if (good && *from != NULL && *to != NULL && (subject == NULL || g_strv_contains (training_subjects, subject)))
    return TRUE;

  gateway_request_problem (request, 400, "invalid-query", "Invalid query", "from and to are days, subject is one of the subjects, limit up to 200");
  return FALSE;
}

void
training_catalogue_answer (GatewayRequest *request,
                           const char     *park,
                           TrainingDetail  detail)
{
  TrainingChoice choice = { .park = park };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (GString) json = g_string_sized_new (8192);
  g_autoptr (GError) error = NULL;

  if (!read_choice (request, &choice, &from, &to))
    return;

  gateway_json_begin (json, NULL, '{');
  if (!training_catalogue_write (gateway_request_db (request), &choice, detail, json, &error))
    {
      gateway_request_fail (request, error);
      return;
    }

  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

static const char *
asked_park (GatewayRequest *request)
{
  const char *park = gateway_request_query (request, "park");

  return park != NULL ? park : GATEWAY_ANY_PARK;
}

void
training_catalogue_list (GatewayRequest *request,
                         gpointer        data)
{
  training_catalogue_answer (request, asked_park (request), TRAINING_IN_LIST);
}

void
training_catalogue_answer_one (GatewayRequest *request,
                               const char     *park,
                               TrainingDetail  detail)
{
  g_autoptr (GString) json = g_string_sized_new (2048);
  g_autoptr (GError) error = NULL;
  gboolean found;

  gateway_json_begin (json, NULL, '{');
  if (!training_catalogue_write_one (gateway_request_db (request), gateway_request_param (request, 0), park, detail, json, &found, &error))
    gateway_request_fail (request, error);
  else if (!found)
    gateway_request_problem (request, 404, "not-found", "There is no such session", NULL);
  else
    {
      gateway_json_end (json, '}');
      gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
    }
}

void
training_catalogue_show (GatewayRequest *request,
                         gpointer        data)
{
  training_catalogue_answer_one (request, GATEWAY_ANY_PARK, TRAINING_WHOLE);
}

/* For the tile: how much there is to choose from. */
void
training_catalogue_seats (GatewayRequest *request,
                          gpointer        data)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (gateway_request_db (request), &error,
                      "SELECT count(*), coalesce(sum(capacity - taken), 0) FROM course_sessions WHERE (park = $1 OR $1 = '" GATEWAY_ANY_PARK "') "
                      "AND closed = 0 AND opens_at <= $2 AND closes_at > $2 AND waiting = 0 AND taken < capacity",
                      "ss", asked_park (request), now);

  if (rows == NULL || !gateway_rows_next (rows, &error))
    {
      gateway_request_fail (request, error);
      return;
    }

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "as_of", now);
  gateway_json_int (json, "sessions", gateway_rows_int (rows, 0));
  gateway_json_int (json, "free", gateway_rows_int (rows, 1));
  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}
