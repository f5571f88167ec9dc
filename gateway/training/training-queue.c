/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-queue.h"

#include "training-rules.h"

#include <string.h>

G_DEFINE_QUARK (training-error-quark, training_error)

gboolean
training_refuse (GError     **error,
                 const char  *problem)
{
  g_set_error_literal (error, TRAINING_ERROR, TRAINING_ERROR_REFUSED, problem);
  return FALSE;
}

gboolean
training_not_found (GError     **error,
                    const char  *message)
{
  g_set_error_literal (error, TRAINING_ERROR, TRAINING_ERROR_NOT_FOUND, message);
  return FALSE;
}

typedef struct
{
  GatewayDb  *db;
  const char *session;
  const char *now;
  char       *ends_at;
  char       *list_ends_at;
  gint64      free;
  gint64      waiting;
} Queue;

static void
queue_clear (Queue *queue)
{
  g_free (queue->ends_at);
  g_free (queue->list_ends_at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Queue, queue_clear)

static gboolean
load (Queue   *queue,
      GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (queue->db, &trouble, "SELECT begins_at, ends_at, capacity - taken, waiting FROM course_sessions WHERE code = $1",
                      "s", queue->session);

  if (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      queue->list_ends_at = gateway_clock_shift (gateway_rows_text (rows, 0), -TRAINING_LIST_ENDS_BEFORE);
      queue->ends_at = g_strdup (gateway_rows_text (rows, 1));
      queue->free = gateway_rows_int (rows, 2);
      queue->waiting = gateway_rows_int (rows, 3);
      return TRUE;
    }

  if (trouble == NULL)
    return training_not_found (error, "There is no such session");
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
end_offers (Queue   *queue,
            GError **error)
{
  gint64 n = gateway_db_execute (queue->db, error,
                                 "UPDATE signups SET state = '" TRAINING_CANCELLED "', reason = '" TRAINING_OFFER_EXPIRED "', changed_at = $2 "
                                 "WHERE session = $1 AND state = '" TRAINING_OFFERED "' AND offer_until <= $2",
                                 "ss", queue->session, queue->now);

  queue->free += n;
  return n >= 0;
}

static gboolean
end_list (Queue   *queue,
          GError **error)
{
  queue->waiting = 0;
  return gateway_db_execute (queue->db, error,
                             "UPDATE signups SET state = '" TRAINING_CANCELLED "', reason = '" TRAINING_NOT_REACHED "', changed_at = $2 "
                             "WHERE session = $1 AND state = '" TRAINING_WAITING "'",
                             "ss", queue->session, queue->now) >= 0;
}

static gboolean
offer_seats (Queue   *queue,
             GError **error)
{
  g_autofree char *lasting = gateway_clock_shift (queue->now, TRAINING_OFFER_LASTS);
  const char *until = strcmp (lasting, queue->list_ends_at) < 0 ? lasting : queue->list_ends_at;
  gint64 n = gateway_db_execute (queue->db, error,
                                 "UPDATE signups SET state = '" TRAINING_OFFERED "', offer_until = $2, changed_at = $3 WHERE reference IN "
                                 "(SELECT reference FROM signups WHERE session = $1 AND state = '" TRAINING_WAITING "' ORDER BY turn LIMIT $4)",
                                 "sssi", queue->session, until, queue->now, queue->free);

  queue->free -= n;
  queue->waiting -= n;
  return n >= 0;
}

static gboolean
note_absences (Queue   *queue,
               GError **error)
{
  return gateway_db_execute (queue->db, error,
                             "UPDATE signups SET state = '" TRAINING_ABSENT "', changed_at = $2 "
                             "WHERE session = $1 AND state = '" TRAINING_CONFIRMED "'",
                             "ss", queue->session, queue->now) >= 0;
}

/* When there is something to do next: an offer ends, the list, or the session. */
static gboolean
save (Queue   *queue,
      GError **error)
{
  const char *next = TRAINING_NEVER;

  if (strcmp (queue->now, queue->list_ends_at) < 0)
    next = queue->list_ends_at;
  else if (strcmp (queue->now, queue->ends_at) < 0)
    next = queue->ends_at;

  return gateway_db_execute (queue->db, error,
                             "UPDATE course_sessions SET taken = capacity - $2, waiting = $3, settle_at = coalesce ("
                             "(SELECT min(offer_until) FROM signups WHERE session = $1 AND state = '" TRAINING_OFFERED "'), $4) "
                             "WHERE code = $1",
                             "siis", queue->session, queue->free, queue->waiting, next) >= 0;
}

gboolean
training_queue_settle (GatewayDb   *db,
                       const char  *session,
                       const char  *now,
                       GError     **error)
{
  g_auto (Queue) queue = { .db = db, .session = session, .now = now };
  gboolean open;

  if (!load (&queue, error) || !end_offers (&queue, error))
    return FALSE;

  open = strcmp (now, queue.list_ends_at) < 0;
  if (open && queue.free > 0 && queue.waiting > 0 && !offer_seats (&queue, error))
    return FALSE;
  if (!open && !end_list (&queue, error))
    return FALSE;
  if (strcmp (now, queue.ends_at) >= 0 && !note_absences (&queue, error))
    return FALSE;
  return save (&queue, error);
}

/* (nullable) (transfer full): a session for which something is due */
static char *
find_due (GatewayDb   *db,
          const char  *now,
          GError     **error)
{
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, "SELECT code FROM course_sessions WHERE settle_at <= $1 LIMIT 1", "s", now);

  return rows != NULL && gateway_rows_next (rows, error) ? g_strdup (gateway_rows_text (rows, 0)) : NULL;
}

gboolean
training_queue_settle_all (GatewayDb  *db,
                           gpointer    unused,
                           GError    **error)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GError) trouble = NULL;
  g_autofree char *due = NULL;

  while ((due = find_due (db, now, &trouble)) != NULL)
    {
      if (!training_queue_settle (db, due, now, error))
        return FALSE;
      g_clear_pointer (&due, g_free);
    }

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

gboolean
training_queue_forget (GatewayDb  *db,
                       gpointer    unused,
                       GError    **error)
{
  g_autofree char *content = gateway_clock_after (-TRAINING_CONTENT_KEPT);
  g_autofree char *person = gateway_clock_after (-TRAINING_PERSON_KEPT);

  return gateway_db_execute (db, error,
                             "UPDATE signups SET content = NULL, contact = '', factor = '' WHERE content IS NOT NULL "
                             "AND session IN (SELECT code FROM course_sessions WHERE ends_at <= $1)", "s", content) >= 0
         && gateway_db_execute (db, error,
                                "UPDATE signups SET person = reference WHERE person <> reference "
                                "AND session IN (SELECT code FROM course_sessions WHERE ends_at <= $1)", "s", person) >= 0;
}
