/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-result.h"

#include "../http/gateway-bearers.h"
#include "../http/gateway-json-writer.h"
#include "training-certificate.h"
#include "training-rules.h"

#include <string.h>

void
training_result_free (TrainingResult *result)
{
  g_free (result->reference);
  g_free (result->park);
  g_free (result->actor);
  g_free (result->json);
  g_free (result);
}

static gboolean
is_enough (const TrainingResult *result)
{
  return result->attendance >= TRAINING_LEAST_ATTENDANCE && result->score >= TRAINING_LEAST_SCORE;
}

static gboolean
judge (const TrainingResult  *result,
       GatewayRows           *rows,
       const char            *now,
       gboolean              *certified,
       GError               **error)
{
  static const char * const had_seats[] = { TRAINING_CONFIRMED, TRAINING_ABSENT, TRAINING_ATTENDED, TRAINING_CERTIFIED, NULL };
  const char *state = gateway_rows_text (rows, 0);
  gboolean has = strcmp (state, TRAINING_CERTIFIED) == 0;

  if (strcmp (gateway_rows_text (rows, 1), now) > 0)
    return training_refuse (error, "session-not-begun");
  if (has && !is_enough (result))
    return training_refuse (error, "already-certified");
  if (!g_strv_contains (had_seats, state))
    return training_refuse (error, "not-confirmed");

  *certified = has || (gateway_rows_int (rows, 2) != 0 && is_enough (result));
  return TRUE;
}

/* Whether it can be stored, and whether it earns a certificate. */
static gboolean
examine (const TrainingResult  *result,
         GatewayDb             *db,
         const char            *now,
         gboolean              *certified,
         GError               **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT g.state, s.begins_at, c.certified FROM signups g JOIN course_sessions s ON s.code = g.session "
                                    "JOIN courses c ON c.code = s.course WHERE g.reference = $1 AND (s.park = $2 OR $2 = '" GATEWAY_ANY_PARK "')",
                      "ss", result->reference, result->park);

  if (rows != NULL && gateway_rows_next (rows, &trouble))
    return judge (result, rows, now, certified, error);
  if (trouble == NULL)
    return training_not_found (error, "There is no such signup");
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
write_answer (TrainingResult  *result,
              GatewayDb       *db,
              GError         **error)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT g.reference, g.state, k.number FROM signups g LEFT JOIN certificates k ON k.signup = g.reference "
                                 "WHERE g.reference = $1", "s", result->reference);

  if (rows == NULL || !gateway_rows_next (rows, error))
    return FALSE;

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "reference", gateway_rows_text (rows, 0));
  gateway_json_text (json, "state", gateway_rows_text (rows, 1));
  gateway_json_text (json, "certificate", gateway_rows_text (rows, 2));
  gateway_json_end (json, '}');
  g_free (result->json);
  result->json = g_string_free (g_steal_pointer (&json), FALSE);
  return TRUE;
}

gboolean
training_result_store (GatewayDb  *db,
                       gpointer    data,
                       GError    **error)
{
  TrainingResult *result = data;
  g_autofree char *now = gateway_clock_now ();
  const char *came = result->attendance > 0 ? TRAINING_ATTENDED : TRAINING_ABSENT;
  gboolean certified = FALSE;

  return examine (result, db, now, &certified, error)
         && (!certified || training_certificate_issue (db, result->reference, error))
         && gateway_db_execute (db, error, "UPDATE signups SET state = $2, changed_at = $3, attendance = $4, score = $5 WHERE reference = $1",
                                "sssii", result->reference, certified ? TRAINING_CERTIFIED : came, now,
                                result->attendance, result->score) >= 0
         && write_answer (result, db, error)
         && gateway_bearers_audit (db, result->actor, "result-noted", result->reference, error);
}
