/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-ticket.h"

#include "../http/gateway-json-writer.h"
#include "training-queue.h"
#include "training-rules.h"
#include "training-session.h"

#include <string.h>

#define MOST_LISTED "50"

void
training_ticket_free (TrainingTicket *ticket)
{
  g_free (ticket->reference);
  g_free (ticket->json);
  g_free (ticket->moment);
  g_free (ticket);
}

/* What is shown of a signup; the store may not have got round to what time has done to it. */
#define TICKET_COLUMNS \
  TRAINING_SESSION_COLUMNS ", g.reference, g.code, g.state, g.reason, g.offer_until, g.late, g.checked_in_at, k.number, " \
  "CASE WHEN g.state = '" TRAINING_WAITING "' THEN (SELECT count(*) FROM signups w WHERE w.session = g.session " \
  "AND w.state = '" TRAINING_WAITING "' AND w.turn <= g.turn) ELSE 0 END, s.begins_at, s.ends_at"
#define TICKET_TABLES \
  TRAINING_SESSION_TABLES " JOIN signups g ON g.session = s.code LEFT JOIN certificates k ON k.signup = g.reference"

enum
{
  REFERENCE = TRAINING_SESSION_N_COLUMNS, CODE, STATE, REASON, OFFER_UNTIL, LATE, CHECKED_IN_AT, CERTIFICATE, PLACE, BEGINS_AT, ENDS_AT
};

typedef struct
{
  const char *state;
  const char *reason;
  char       *list_ends_at;
  char       *check_in_from;
  char       *check_in_to;
} View;

static void
view_clear (View *view)
{
  g_free (view->list_ends_at);
  g_free (view->check_in_from);
  g_free (view->check_in_to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

static gboolean
is_over (const char *moment,
         const char *now)
{
  return moment != NULL && strcmp (moment, now) <= 0;
}

static void
end (View       *view,
     const char *reason)
{
  view->state = TRAINING_CANCELLED;
  view->reason = reason;
}

static void
make_view (View        *view,
           GatewayRows *rows,
           const char  *now)
{
  const char *begins_at = gateway_rows_text (rows, BEGINS_AT);

  view->state = gateway_rows_text (rows, STATE);
  view->reason = gateway_rows_text (rows, REASON);
  view->list_ends_at = gateway_clock_shift (begins_at, -TRAINING_LIST_ENDS_BEFORE);
  view->check_in_from = gateway_clock_shift (begins_at, -TRAINING_CHECK_IN_BEFORE);
  view->check_in_to = gateway_clock_shift (begins_at, TRAINING_CHECK_IN_AFTER);

  if (strcmp (view->state, TRAINING_OFFERED) == 0 && is_over (gateway_rows_text (rows, OFFER_UNTIL), now))
    end (view, TRAINING_OFFER_EXPIRED);
  else if (strcmp (view->state, TRAINING_WAITING) == 0 && is_over (view->list_ends_at, now))
    end (view, TRAINING_NOT_REACHED);
  else if (strcmp (view->state, TRAINING_CONFIRMED) == 0 && is_over (gateway_rows_text (rows, ENDS_AT), now))
    view->state = TRAINING_ABSENT;
}

static gboolean
is_in (const View *view,
       const char *state)
{
  return strcmp (view->state, state) == 0;
}

static void
write_may (const View *view,
           const char *begins_at,
           const char *now,
           GString    *json)
{
  gboolean holds = is_in (view, TRAINING_CONFIRMED) || is_in (view, TRAINING_WAITING) || is_in (view, TRAINING_OFFERED);

  gateway_json_begin (json, "may", '[');
  if (is_in (view, TRAINING_OFFERED))
    gateway_json_text (json, NULL, "accept");
  if (is_in (view, TRAINING_CONFIRMED) && is_over (view->check_in_from, now) && !is_over (view->check_in_to, now))
    gateway_json_text (json, NULL, "check-in");
  if (holds && !is_over (begins_at, now))
    gateway_json_text (json, NULL, "cancel");
  gateway_json_end (json, ']');
}

static void
write_ticket (GatewayRows *rows,
              const char  *now,
              GString     *json)
{
  g_auto (View) view = { NULL };

  make_view (&view, rows, now);
  gateway_json_text (json, "reference", gateway_rows_text (rows, REFERENCE));
  gateway_json_text (json, "code", gateway_rows_text (rows, CODE));
  gateway_json_text (json, "state", view.state);
  gateway_json_text (json, "reason", view.reason);
  if (is_in (&view, TRAINING_WAITING))
    gateway_json_int (json, "place", gateway_rows_int (rows, PLACE));
  if (is_in (&view, TRAINING_OFFERED))
    gateway_json_text (json, "offer_until", gateway_rows_text (rows, OFFER_UNTIL));
  if (gateway_rows_int (rows, LATE) != 0)
    gateway_json_boolean (json, "late", TRUE);
  gateway_json_text (json, "check_in_from", view.check_in_from);
  gateway_json_text (json, "check_in_to", view.check_in_to);
  gateway_json_text (json, "checked_in", gateway_rows_text (rows, CHECKED_IN_AT));
  gateway_json_text (json, "certificate", gateway_rows_text (rows, CERTIFICATE));
  write_may (&view, gateway_rows_text (rows, BEGINS_AT), now, json);
  gateway_json_begin (json, "session", '{');
  training_session_write (rows, now, TRAINING_IN_LIST, json);
  gateway_json_end (json, '}');
}

gboolean
training_ticket_write_all (GatewayDb   *db,
                           const char  *person,
                           const char  *contact,
                           GString     *json,
                           GError     **error)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT " TICKET_COLUMNS " FROM " TICKET_TABLES " WHERE g.person = $1 AND g.contact = $2 "
                                    "ORDER BY s.begins_at DESC, g.turn DESC LIMIT " MOST_LISTED, "ss", person, contact);

  gateway_json_text (json, "as_of", now);
  gateway_json_begin (json, "items", '[');
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      gateway_json_begin (json, NULL, '{');
      write_ticket (rows, now, json);
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* (nullable) (transfer full): the signup; no further row is needed of it */
static GatewayRows *
query_ticket (GatewayDb   *db,
              const char  *reference,
              GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, "SELECT " TICKET_COLUMNS " FROM " TICKET_TABLES " WHERE g.reference = $1",
                                                   "s", reference);

  if (rows != NULL && gateway_rows_next (rows, &trouble))
    return g_steal_pointer (&rows);

  if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else
    training_not_found (error, "There is no such signup");
  return NULL;
}

static gboolean
set_state (GatewayDb   *db,
           GatewayRows *rows,
           const char  *state,
           const char  *now,
           GError     **error)
{
  return gateway_db_execute (db, error, "UPDATE signups SET state = $2, changed_at = $3 WHERE reference = $1", "sss",
                             gateway_rows_text (rows, REFERENCE), state, now) >= 0;
}

/* The seat, if there was one, goes to the first who waits. */
static gboolean
give_up (GatewayDb    *db,
         GatewayRows  *rows,
         const View   *view,
         const char   *now,
         GError      **error)
{
  g_autofree char *late_from = gateway_clock_shift (gateway_rows_text (rows, BEGINS_AT), -TRAINING_CANCEL_BEFORE);
  gint64 waited = is_in (view, TRAINING_WAITING);
  gint64 late = is_in (view, TRAINING_CONFIRMED) && strcmp (late_from, now) < 0;
  g_autofree char *session = g_strdup (gateway_rows_text (rows, 0));

  return gateway_db_execute (db, error, "UPDATE signups SET state = '" TRAINING_CANCELLED "', reason = '" TRAINING_BY_VISITOR "', late = $2, "
                                        "changed_at = $3 WHERE reference = $1",
                             "sis", gateway_rows_text (rows, REFERENCE), late, now) >= 0
         && gateway_db_execute (db, error, "UPDATE course_sessions SET taken = taken - 1 + $2, waiting = waiting - $2 WHERE code = $1",
                                "si", session, waited) >= 0
         && training_queue_settle (db, session, now, error);
}

static gboolean
cancel (GatewayDb    *db,
        GatewayRows  *rows,
        const View   *view,
        const char   *now,
        GError      **error)
{
  if (is_in (view, TRAINING_CANCELLED))
    return TRUE;
  if (is_over (gateway_rows_text (rows, BEGINS_AT), now))
    return training_refuse (error, "session-began");
  return give_up (db, rows, view, now, error);
}

static gboolean
accept_offer (GatewayDb    *db,
              GatewayRows  *rows,
              const View   *view,
              const char   *now,
              GError      **error)
{
  if (is_in (view, TRAINING_CONFIRMED))
    return TRUE;
  if (is_in (view, TRAINING_OFFERED))
    return set_state (db, rows, TRAINING_CONFIRMED, now, error)
           && training_queue_settle (db, gateway_rows_text (rows, 0), now, error);
  return training_refuse (error, g_strcmp0 (view->reason, TRAINING_OFFER_EXPIRED) == 0 ? "offer-expired" : "no-offer");
}

/* The refusal says when. */
static gboolean
refuse_at (TrainingTicket *ticket,
           const char     *problem,
           const char     *moment,
           GError        **error)
{
  g_free (ticket->moment);
  ticket->moment = g_strdup (moment);
  return training_refuse (error, problem);
}

static gboolean
check_in (GatewayDb       *db,
          TrainingTicket  *ticket,
          GatewayRows     *rows,
          const View      *view,
          const char      *now,
          GError         **error)
{
  if (gateway_rows_text (rows, CHECKED_IN_AT) != NULL)
    return TRUE;
  if (!is_in (view, TRAINING_CONFIRMED) && !is_in (view, TRAINING_ABSENT))
    return training_refuse (error, "not-confirmed");
  if (!is_over (view->check_in_from, now))
    return refuse_at (ticket, "too-early", view->check_in_from, error);
  if (is_over (view->check_in_to, now))
    return refuse_at (ticket, "too-late", view->check_in_to, error);

  return gateway_db_execute (db, error, "UPDATE signups SET state = '" TRAINING_ATTENDED "', checked_in_at = $2, changed_at = $2 "
                                        "WHERE reference = $1", "ss", gateway_rows_text (rows, REFERENCE), now) >= 0;
}

static gboolean
do_deed (GatewayDb       *db,
         TrainingTicket  *ticket,
         const char      *now,
         GError         **error)
{
  g_autoptr (GatewayRows) rows = query_ticket (db, ticket->reference, error);
  g_auto (View) view = { NULL };

  if (rows == NULL)
    return FALSE;

  make_view (&view, rows, now);
  switch (ticket->deed)
    {
    case TRAINING_CANCEL:
      return cancel (db, rows, &view, now, error);
    case TRAINING_ACCEPT:
      return accept_offer (db, rows, &view, now, error);
    case TRAINING_CHECK_IN:
    default:
      return check_in (db, ticket, rows, &view, now, error);
    }
}

gboolean
training_ticket_do (GatewayDb  *db,
                    gpointer    data,
                    GError    **error)
{
  TrainingTicket *ticket = data;
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GString) json = g_string_sized_new (1024);
  g_autoptr (GatewayRows) rows = NULL;

  if (!do_deed (db, ticket, now, error))
    return FALSE;

  rows = query_ticket (db, ticket->reference, error);
  if (rows == NULL)
    return FALSE;

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "as_of", now);
  write_ticket (rows, now, json);
  gateway_json_end (json, '}');
  g_free (ticket->json);
  ticket->json = g_string_free (g_steal_pointer (&json), FALSE);
  return TRUE;
}
