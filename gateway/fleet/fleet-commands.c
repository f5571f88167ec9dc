/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-commands.h"

#include "../gateway-clock.h"
#include "../http/gateway-bearers.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-body.h"
#include "fleet-answer.h"
#include "fleet-place.h"

#include <string.h>

#define MOST_UNDONE   16
#define MOST_LISTED   50
#define MOST_ARGUMENT 64

static const char * const kinds[] = { "end-visit", "restart", "release-quarantine", "retry-outbox", NULL };

typedef struct
{
  char   *terminal;
  char   *kind;      /* (nullable): where the token is taken away */
  char   *argument;  /* (nullable) */
  char   *actor;
  char   *park;
  gint64  id;        /* (out) */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->terminal);
  g_free (order->kind);
  g_free (order->argument);
  g_free (order->actor);
  g_free (order->park);
  g_free (order);
}

static Order *
order_new (GatewayRequest *request,
           const char     *terminal)
{
  Order *order = g_new0 (Order, 1);

  order->terminal = g_strdup (terminal);
  order->actor = g_strdup (gateway_request_bearer (request));
  order->park = g_strdup (gateway_request_park (request));
  return order;
}

gboolean
fleet_commands_note_done (GatewayDb   *db,
                          const char  *terminal,
                          const char  *park,
                          JsonArray   *done,
                          GError     **error)
{
  g_autofree char *now = gateway_clock_now ();

  for (guint i = 0; done != NULL && i < json_array_get_length (done); i++)
    {
      gint64 id = json_array_get_int_element (done, i);
      g_autofree char *object = g_strdup_printf ("%s %" G_GINT64_FORMAT, terminal, id);
      gint64 changed = gateway_db_execute (db, error, "UPDATE fleet_commands SET state = 'done', done_at = $3 "
                                                      "WHERE id = $1 AND terminal = $2 AND state <> 'done'", "iss", id, terminal, now);

      if (changed < 0 || (changed > 0 && !gateway_bearers_audit_in (db, park, terminal, "command-done", object, error)))
        return FALSE;
    }

  return TRUE;
}

gboolean
fleet_commands_hand_out (GatewayDb   *db,
                         const char  *terminal,
                         GString     *json,
                         GError     **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT id, kind, argument FROM fleet_commands WHERE terminal = $1 AND state <> 'done' ORDER BY id", "s",
                      terminal);

  gateway_json_begin (json, NULL, '[');
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      gateway_json_begin (json, NULL, '{');
      gateway_json_int (json, "id", gateway_rows_int (rows, 0));
      gateway_json_text (json, "kind", gateway_rows_text (rows, 1));
      gateway_json_text (json, "argument", gateway_rows_text (rows, 2));
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');

  return fleet_pass_on (error, trouble)
         && gateway_db_execute (db, error, "UPDATE fleet_commands SET state = 'sent' WHERE terminal = $1 AND state = 'waiting'", "s",
                                terminal) >= 0;
}

static gboolean
may_wait (GatewayDb    *db,
          const Order  *order,
          GError      **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT count(*) FROM fleet_commands WHERE terminal = $1 AND state <> 'done'", "s", order->terminal);
  gint64 undone = rows != NULL && gateway_rows_next (rows, &trouble) ? gateway_rows_int (rows, 0) : 0;

  return fleet_pass_on (error, trouble) && (undone < MOST_UNDONE || fleet_refuse (error, "too-many-commands"));
}

static gboolean
insert_order (GatewayDb  *db,
              Order      *order,
              GError    **error)
{
  GError *trouble = NULL;
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "INSERT INTO fleet_commands (terminal, kind, argument, state, actor, at) "
                                    "VALUES ($1, $2, $3, 'waiting', $4, $5) RETURNING id",
                      "sssss", order->terminal, order->kind, order->argument, order->actor, now);

  if (rows != NULL && gateway_rows_next (rows, &trouble))
    order->id = gateway_rows_int (rows, 0);
  return fleet_pass_on (error, trouble);
}

static gboolean
store_order (GatewayDb  *db,
             gpointer    data,
             GError    **error)
{
  Order *order = data;
  g_autofree char *park = NULL;
  g_autofree char *action = g_strconcat ("command-", order->kind, NULL);
  g_autofree char *object = NULL;

  if (!fleet_place_find_terminal (db, order->terminal, order->park, &park, error)
      || !may_wait (db, order, error)
      || !insert_order (db, order, error))
    return FALSE;

  object = g_strdup_printf ("%s %" G_GINT64_FORMAT, order->terminal, order->id);
  return gateway_bearers_audit_in (db, park, order->actor, action, object, error);
}

static void
answer_order (GatewayRequest *request,
              gpointer        data,
              const GError   *error)
{
  Order *order = data;
  g_autoptr (GString) json = g_string_new (NULL);

  if (error != NULL)
    {
      fleet_answer_error (request, error);
      return;
    }

  gateway_json_begin (json, NULL, '{');
  if (order->kind != NULL)
    gateway_json_int (json, "id", order->id);
  else
    gateway_json_text (json, "id", order->terminal);
  fleet_answer_object (request, 200, json);
}

/* (nullable): NULL if the request has been answered */
static Order *
read_order (GatewayRequest *request,
            JsonNode       *root)
{
  static const char * const members[] = { "terminal", "kind", "argument", NULL };
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  IntakeForm form = { faults, json_node_get_object (root), "" };
  const char *terminal = intake_form_text (&form, "terminal", MOST_ARGUMENT, INTAKE_REQUIRED);
  const char *kind = intake_form_choice (&form, "kind", kinds, INTAKE_REQUIRED);
  gboolean wants = g_strcmp0 (kind, "release-quarantine") == 0;
  const char *argument = intake_form_text (&form, "argument", MOST_ARGUMENT, wants);
  Order *order;

  intake_form_refuse_unknown (&form, members);
  if (argument != NULL && (!wants || !gateway_bearers_is_name (argument)))
    intake_form_fault (&form, "argument", "format");
  if (!intake_body_is_valid (request, faults, "invalid-command"))
    return NULL;

  order = order_new (request, terminal);
  order->kind = g_strdup (kind);
  order->argument = g_strdup (argument);
  return order;
}

void
fleet_commands_add (GatewayRequest *request,
                    gpointer        data)
{
  g_autoptr (JsonNode) root = intake_body_read (request);
  Order *order = root != NULL ? read_order (request, root) : NULL;

  if (order != NULL)
    gateway_request_write (request, store_order, answer_order, order, order_free);
}

static gboolean
write_list (GatewayDb   *db,
            const char  *terminal,
            GString     *json,
            GError     **error)
{
  static const char * const members[] = { "kind", "argument", "state", "by", "time", "done" };
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT id, kind, argument, state, actor, at, done_at FROM fleet_commands WHERE terminal = $1 "
                                    "ORDER BY id DESC LIMIT $2", "si", terminal, (gint64) MOST_LISTED);

  gateway_json_begin (json, "commands", '[');
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      gateway_json_begin (json, NULL, '{');
      gateway_json_int (json, "id", gateway_rows_int (rows, 0));
      for (int i = 0; i < (int) G_N_ELEMENTS (members); i++)
        gateway_json_text (json, members[i], gateway_rows_text (rows, i + 1));
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');
  return fleet_pass_on (error, trouble);
}

void
fleet_commands_list (GatewayRequest *request,
                     gpointer        data)
{
  const char *terminal = gateway_request_query (request, "terminal");
  GatewayDb *db = gateway_request_db (request);
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (terminal == NULL)
    {
      gateway_request_problem (request, 400, "invalid-query", "Invalid query", "terminal is the name of one");
      return;
    }

  gateway_json_begin (json, NULL, '{');
  if (fleet_place_find_terminal (db, terminal, gateway_request_park (request), NULL, &error) && write_list (db, terminal, json, &error))
    fleet_answer_object (request, 200, json);
  else
    fleet_answer_error (request, error);
}

static gboolean
end_terminal (GatewayDb  *db,
              gpointer    data,
              GError    **error)
{
  Order *order = data;
  g_autofree char *park = NULL;

  return fleet_place_find_terminal (db, order->terminal, order->park, &park, error)
         && gateway_bearers_end_terminal (db, order->terminal, park, order->actor, error);
}

void
fleet_commands_revoke (GatewayRequest *request,
                       gpointer        data)
{
  gateway_request_write (request, end_terminal, answer_order, order_new (request, gateway_request_param (request, 0)), order_free);
}
