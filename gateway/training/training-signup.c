/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-signup.h"

#include "../http/gateway-json-writer.h"
#include "../intake/intake-module.h"
#include "../intake/intake-reference.h"
#include "training-check.h"
#include "training-queue.h"
#include "training-rules.h"

#include <string.h>

/* One who signs up, and the session as it is in the store. */
typedef struct
{
  const IntakeSubmission *submission;
  GatewayDb              *db;
  const char             *session;
  char                   *now;
  char                   *person;
  char                   *contact;
  char                   *begins_at;
  char                   *ends_at;
  gint64                  turn;
  gint64                  place;   /* on the waiting list, if it is there that this one goes */
  const char             *state;   /* (nullable): NULL where there is no room */
  gboolean                known;   /* the person signed up before, for any session */
} Comer;

static void
comer_clear (Comer *comer)
{
  g_free (comer->now);
  g_free (comer->person);
  g_free (comer->contact);
  g_free (comer->begins_at);
  g_free (comer->ends_at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comer, comer_clear)

static gboolean
refuse (GError     **error,
        const char  *problem)
{
  g_set_error_literal (error, INTAKE_ERROR, INTAKE_ERROR_REFUSED, problem);
  return FALSE;
}

/* Whether there was no trouble with the store. */
static gboolean
take_error (GError **trouble,
            GError **error)
{
  if (*trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (trouble));
  return FALSE;
}

static void
introduce (Comer *comer)
{
  const IntakeKeys *keys = intake_module_get_keys (comer->submission->module);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  IntakeForm form = intake_submission_form (comer->submission, faults);
  g_autofree char *identity = intake_form_identity (&form, training_id_types);
  g_autofree char *phone = intake_phone_digits (intake_submission_text (comer->submission, "phone"));

  comer->session = intake_submission_text (comer->submission, "session");
  comer->now = gateway_clock_now ();
  comer->person = intake_keys_pseudonym (keys, identity);
  comer->contact = intake_keys_pseudonym (keys, phone);
}

/* (nullable): why nobody can sign up now */
static const char *
find_hindrance (const Comer *comer,
                GatewayRows *rows)
{
  if (gateway_rows_int (rows, 0) != 0 || strcmp (gateway_rows_text (rows, 2), comer->now) <= 0)
    return "signup-closed";
  return strcmp (gateway_rows_text (rows, 1), comer->now) > 0 ? "signup-not-open" : NULL;
}

/* (nullable): a seat that becomes free is offered at once to who waits, so that one that is free is for who comes. */
static const char *
choose_state (const Comer *comer,
              gint64       free,
              gint64       room_to_wait)
{
  g_autofree char *list_ends_at = gateway_clock_shift (comer->begins_at, -TRAINING_LIST_ENDS_BEFORE);

  if (free > 0)
    return TRAINING_CONFIRMED;
  return room_to_wait > 0 && strcmp (comer->now, list_ends_at) < 0 ? TRAINING_WAITING : NULL;
}

/* One row of the session, with whether the person is known and whether the waiting list is to be settled first. */
static GatewayRows *
query_session (const Comer  *comer,
               GError      **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (comer->db, &trouble,
                      "SELECT closed, opens_at, closes_at, begins_at, ends_at, capacity - taken, waiting, waiting_most - waiting, turns + 1, "
                      "CASE WHEN EXISTS (SELECT 1 FROM signups WHERE person = $2) THEN 1 ELSE 0 END, "
                      "CASE WHEN settle_at <= $3 THEN 1 ELSE 0 END FROM course_sessions WHERE code = $1",
                      "sss", comer->session, comer->person, comer->now);

  if (rows != NULL && gateway_rows_next (rows, &trouble))
    return g_steal_pointer (&rows);
  if (take_error (&trouble, error))
    refuse (error, "no-such-session");
  return NULL;
}

static gboolean
look_at_session (Comer   *comer,
                 GError **error)
{
  g_autoptr (GatewayRows) rows = query_session (comer, error);
  const char *hindrance;

  if (rows != NULL && gateway_rows_int (rows, 10) != 0)
    {
      g_clear_pointer (&rows, gateway_rows_free);
      rows = training_queue_settle (comer->db, comer->session, comer->now, error) ? query_session (comer, error) : NULL;
    }
  if (rows == NULL)
    return FALSE;

  hindrance = find_hindrance (comer, rows);
  if (hindrance != NULL)
    return refuse (error, hindrance);

  comer->begins_at = g_strdup (gateway_rows_text (rows, 3));
  comer->ends_at = g_strdup (gateway_rows_text (rows, 4));
  comer->turn = gateway_rows_int (rows, 8);
  comer->place = gateway_rows_int (rows, 6) + 1;
  comer->known = gateway_rows_int (rows, 9) != 0;
  comer->state = choose_state (comer, gateway_rows_int (rows, 5), gateway_rows_int (rows, 7));
  return TRUE;
}

static gboolean
is_signed_up (const Comer  *comer,
              gboolean     *signed_up,
              GError      **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (comer->db, &trouble, "SELECT 1 FROM signups WHERE session = $1 AND person = $2 AND state <> '" TRAINING_CANCELLED "'",
                      "ss", comer->session, comer->person);

  *signed_up = rows != NULL && gateway_rows_next (rows, &trouble);
  return take_error (&trouble, error);
}

/* After two absences within ninety days, for thirty days. */
static gboolean
is_on_hold (const Comer  *comer,
            gboolean     *on_hold,
            GError      **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (comer->db, &trouble,
                      "SELECT s.begins_at FROM signups g JOIN course_sessions s ON s.code = g.session "
                      "WHERE g.person = $1 AND g.state = '" TRAINING_ABSENT "' ORDER BY s.begins_at DESC LIMIT 2", "s", comer->person);
  g_autofree char *hold_ends = NULL;
  g_autofree char *since = NULL;

  *on_hold = FALSE;
  if (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      hold_ends = gateway_clock_shift (gateway_rows_text (rows, 0), TRAINING_HOLD_LASTS);
      since = gateway_clock_shift (gateway_rows_text (rows, 0), -TRAINING_ABSENCES_WITHIN);
      *on_hold = gateway_rows_next (rows, &trouble) && strcmp (gateway_rows_text (rows, 0), since) >= 0 && strcmp (comer->now, hold_ends) < 0;
    }
  return take_error (&trouble, error);
}

/* Nobody twice, nobody who stayed away too often. */
static gboolean
may_sign_up (const Comer  *comer,
             GError      **error)
{
  gboolean signed_up = FALSE, on_hold = FALSE;

  if (comer->known && (!is_signed_up (comer, &signed_up, error) || !is_on_hold (comer, &on_hold, error)))
    return FALSE;
  if (signed_up)
    return refuse (error, "already-signed-up");
  if (on_hold)
    return refuse (error, "on-hold");
  return comer->state != NULL || refuse (error, "session-full");
}

/* The sessions at the same time for which this person is signed up; those that were made with another phone are not
 * told, only that there are some. */
static gboolean
write_overlaps (const Comer  *comer,
                GString      *answer,
                GError      **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (comer->db, &trouble,
                      "SELECT g.contact, s.code, c.title, c.title_en, s.begins_at, s.ends_at FROM signups g JOIN course_sessions s ON s.code = g.session "
                      "JOIN courses c ON c.code = s.course WHERE g.person = $1 AND g.session <> $2 AND s.begins_at < $3 AND s.ends_at > $4 "
                      "AND g.state IN ('" TRAINING_CONFIRMED "', '" TRAINING_WAITING "', '" TRAINING_OFFERED "') ORDER BY s.begins_at, s.code",
                      "ssss", comer->person, comer->session, comer->ends_at, comer->begins_at);
  static const char * const members[] = { "code", "title", "title_en", "begins", "ends" };
  gboolean any = FALSE;

  gateway_json_begin (answer, "overlaps", '[');
  for (; rows != NULL && gateway_rows_next (rows, &trouble); any = TRUE)
    if (strcmp (gateway_rows_text (rows, 0), comer->contact) == 0)
      {
        gateway_json_begin (answer, NULL, '{');
        for (guint i = 0; i < G_N_ELEMENTS (members); i++)
          gateway_json_text (answer, members[i], gateway_rows_text (rows, (int) i + 1));
        gateway_json_end (answer, '}');
      }
  gateway_json_end (answer, ']');
  gateway_json_boolean (answer, "overlap", any);
  return take_error (&trouble, error);
}

/* The form as it is kept, without what would tell the document. */
static char *
content_of (const IntakeSubmission *submission)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *kept = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, submission->payload);
  while (json_object_iter_next (&iter, &member, &node))
    if (strcmp (member, "id_number") != 0 && strcmp (member, "birth_date") != 0)
      json_object_set_member (kept, member, json_node_copy (node));
  json_node_take_object (root, kept);
  return kiosk_json_write (root, FALSE);
}

static gboolean
store_signup (const Comer  *comer,
              const char   *code,
              GError      **error)
{
  const IntakeSubmission *submission = comer->submission;
  g_autofree char *factor = intake_phone_factor (intake_submission_text (submission, "phone"));
  g_autofree char *content = content_of (submission);
  gint64 waits = strcmp (comer->state, TRAINING_WAITING) == 0;

  return gateway_db_execute (comer->db, error,
                             "INSERT INTO signups (reference, session, person, contact, factor, code, state, turn, changed_at, content) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                             "sssssssiss", submission->reference, comer->session, comer->person, comer->contact, factor, code,
                             comer->state, comer->turn, comer->now, content) >= 0
         && gateway_db_execute (comer->db, error,
                                "UPDATE course_sessions SET taken = taken + 1 - $2, waiting = waiting + $2, turns = turns + 1 WHERE code = $1",
                                "si", comer->session, waits) >= 0;
}

static gboolean
write_answer (const Comer  *comer,
              const char   *code,
              GString      *answer,
              GError      **error)
{
  gboolean waits = strcmp (comer->state, TRAINING_WAITING) == 0;

  gateway_json_text (answer, "code", code);
  gateway_json_begin (answer, "next", '{');
  gateway_json_text (answer, "step", comer->state);
  gateway_json_end (answer, '}');
  gateway_json_begin (answer, "signup", '{');
  gateway_json_text (answer, "session", comer->session);
  gateway_json_text (answer, "state", comer->state);
  if (waits)
    gateway_json_int (answer, "place", comer->place);
  gateway_json_text (answer, "begins", comer->begins_at);
  gateway_json_text (answer, "ends", comer->ends_at);
  if (comer->known && !write_overlaps (comer, answer, error))
    return FALSE;
  gateway_json_end (answer, '}');
  return TRUE;
}

static gboolean
store (const IntakeSubmission  *submission,
       GatewayDb               *db,
       GString                 *answer,
       GError                 **error)
{
  g_auto (Comer) comer = { .submission = submission, .db = db };
  g_autofree char *code = intake_code_new ();

  introduce (&comer);
  return look_at_session (&comer, error)
         && may_sign_up (&comer, error)
         && store_signup (&comer, code, error)
         && write_answer (&comer, code, answer, error);
}

const IntakeKind training_signup_kind = { "training-signup", "invalid-signup", training_check_signup, store };
