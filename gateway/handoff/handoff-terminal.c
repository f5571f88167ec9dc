/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "handoff-terminal.h"

#include "../gateway-clock.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-body.h"

typedef struct
{
  char     *id;
  char     *terminal;
  char     *token;    /* of a new one */
  gint64    most;
  gint64    have;     /* pictures that the terminal has */
  Handoff  *handoff;  /* (nullable) */
  gint64    number;   /* of the next picture; 0 for none */
  char     *data;
} Visit;

static void
visit_free (gpointer data)
{
  Visit *visit = data;

  g_free (visit->id);
  g_free (visit->terminal);
  g_free (visit->token);
  g_free (visit->data);
  g_clear_pointer (&visit->handoff, handoff_free);
  g_free (visit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Visit, visit_free)

static Visit *
visit_new (GatewayRequest *request)
{
  Visit *visit = g_new0 (Visit, 1);

  visit->id = g_strdup (gateway_request_param (request, 0));
  visit->terminal = g_strdup (gateway_request_bearer (request));
  return visit;
}

/* A number that is the only member of the body. Returns FALSE if the request has been answered. */
static gboolean
read_number (GatewayRequest *request,
             const char     *member,
             gint64          least,
             gint64         *number)
{
  const char * const members[] = { member, NULL };
  g_autoptr (JsonNode) root = intake_body_read (request);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  IntakeForm form = { faults, root != NULL ? json_node_get_object (root) : NULL, "" };

  if (root == NULL)
    return FALSE;

  intake_form_refuse_unknown (&form, members);
  intake_form_int (&form, member, least, HANDOFF_MOST, number);
  return intake_body_is_valid (request, faults, "invalid-handoff");
}

/* A terminal has one visitor, so a new hand-off ends the one before. */
static gboolean
write_new (GatewayDb  *db,
           gpointer    data,
           GError    **error)
{
  Visit *visit = data;
  g_autofree char *digest = handoff_digest (visit->token);
  g_autofree char *end = gateway_clock_after (HANDOFF_SECONDS);
  g_autofree char *lease = gateway_clock_after (HANDOFF_LEASE);

  return handoff_forget (db, NULL, error)
         && gateway_db_execute (db, error, "DELETE FROM handoffs WHERE terminal = $1", "s", visit->terminal) >= 0
         && gateway_db_execute (db, error,
                                "INSERT INTO handoffs (id, terminal, digest, most, expires_at, alive_until) VALUES ($1, $2, $3, $4, $5, $6)",
                                "sssiss", visit->id, visit->terminal, digest, visit->most, end, lease) > 0;
}

static void
answer_new (GatewayRequest *request,
            gpointer        data,
            const GError   *error)
{
  Visit *visit = data;
  GString *json = g_string_new (NULL);

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "id", visit->id);
  gateway_json_text (json, "token", visit->token);
  gateway_json_int (json, "seconds", HANDOFF_SECONDS);
  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (json, FALSE));
}

void
handoff_terminal_begin (GatewayRequest *request,
                        gpointer        unused)
{
  Visit *visit;
  gint64 most = 0;

  if (!read_number (request, "most", 1, &most))
    return;

  visit = visit_new (request);
  visit->id = handoff_make_secret ();
  visit->token = handoff_make_secret ();
  visit->most = most;
  gateway_request_write (request, write_new, answer_new, visit, visit_free);
}

static gboolean
read_next (GatewayDb  *db,
           Visit      *visit,
           GError    **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = NULL;

  visit->handoff = handoff_find_of_terminal (db, visit->id, visit->terminal, &trouble);
  if (visit->handoff != NULL)
    rows = gateway_db_query (db, &trouble, "SELECT number, data FROM handoff_pages WHERE handoff = $1 AND number > $2 ORDER BY number LIMIT 1",
                             "si", visit->id, visit->have);
  if (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      visit->number = gateway_rows_int (rows, 0);
      visit->data = g_strdup (gateway_rows_text (rows, 1));
    }

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* The terminal has them, so they are needed here no more. */
static gboolean
has_fetched_ones (GatewayDb  *db,
                  Visit      *visit,
                  gboolean   *any,
                  GError    **error)
{
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, "SELECT count(*) FROM handoff_pages WHERE handoff = $1 AND number <= $2",
                                                   "si", visit->id, visit->have);

  if (rows == NULL || !gateway_rows_next (rows, error))
    return FALSE;

  *any = gateway_rows_int (rows, 0) > 0;
  return TRUE;
}

static void
answer_fetch (GatewayRequest *request,
              gpointer        data,
              const GError   *error)
{
  Visit *visit = data;
  GString *json;

  if (visit->handoff == NULL)
    {
      handoff_answer_over (request);
      return;
    }

  json = g_string_sized_new (visit->data != NULL ? HANDOFF_MOST_BODY : 128);
  gateway_json_begin (json, NULL, '{');
  gateway_json_boolean (json, "opened", visit->handoff->phone != NULL);
  gateway_json_int (json, "seconds", visit->handoff->seconds);
  if (visit->data != NULL)
    {
      gateway_json_begin (json, "page", '{');
      gateway_json_int (json, "number", visit->number);
      gateway_json_text (json, "data", visit->data);
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (json, FALSE));
}

static gboolean
write_fetch (GatewayDb  *db,
             gpointer    data,
             GError    **error)
{
  Visit *visit = data;
  g_autofree char *now = gateway_clock_now ();
  g_autofree char *lease = gateway_clock_after (HANDOFF_LEASE);

  g_clear_pointer (&visit->handoff, handoff_free);
  g_clear_pointer (&visit->data, g_free);
  return gateway_db_execute (db, error, "UPDATE handoffs SET alive_until = $1 WHERE id = $2 AND terminal = $3 AND alive_until > $4",
                             "ssss", lease, visit->id, visit->terminal, now) >= 0
         && gateway_db_execute (db, error, "DELETE FROM handoff_pages WHERE handoff = $1 AND number <= $2", "si", visit->id, visit->have) >= 0
         && read_next (db, visit, error);
}

/* Most of the times nothing has changed, and there is nothing to write. */
void
handoff_terminal_fetch (GatewayRequest *request,
                        gpointer        unused)
{
  g_autoptr (Visit) visit = visit_new (request);
  g_autoptr (GError) error = NULL;
  gboolean fetched = FALSE;

  if (!read_number (request, "have", 0, &visit->have))
    return;

  if (!read_next (gateway_request_db (request), visit, &error) || !has_fetched_ones (gateway_request_db (request), visit, &fetched, &error))
    gateway_request_fail (request, error);
  else if (visit->handoff != NULL && (fetched || !visit->handoff->renewed))
    gateway_request_write (request, write_fetch, answer_fetch, g_steal_pointer (&visit), visit_free);
  else
    answer_fetch (request, visit, NULL);
}

static gboolean
write_end (GatewayDb  *db,
           gpointer    data,
           GError    **error)
{
  Visit *visit = data;

  return gateway_db_execute (db, error, "DELETE FROM handoffs WHERE id = $1 AND terminal = $2", "ss", visit->id, visit->terminal) >= 0;
}

static void
answer_end (GatewayRequest *request,
            gpointer        data,
            const GError   *error)
{
  gateway_request_answer (request, 200, g_strdup ("{\"ended\":true}"));
}

void
handoff_terminal_end (GatewayRequest *request,
                      gpointer        unused)
{
  gateway_request_write (request, write_end, answer_end, visit_new (request), visit_free);
}
