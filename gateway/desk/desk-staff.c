/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "desk-staff.h"

#include "../http/gateway-audited.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-body.h"
#include "../intake/intake-reference.h"
#include "desk-move.h"
#include "desk-progress.h"

#include <string.h>

#define USUAL_LIMIT 50
#define MOST_LIMIT  200
#define MOST_NOTE   500   /* characters */

static void
write_item (const Desk  *desk,
            GatewayRows *rows,
            GString     *json)
{
  static const char * const members[] = { "reference", "park", "stage", "submitted", "updated" };
  const int n = G_N_ELEMENTS (members);

  gateway_json_begin (json, NULL, '{');
  for (int i = 0; i < n; i++)
    gateway_json_text (json, members[i], gateway_rows_text (rows, i));
  for (int i = 0; desk->columns[i] != NULL; i++)
    gateway_json_text (json, desk->columns[i], gateway_rows_text (rows, n + i));
  gateway_json_end (json, '}');
}

/* A page of them as members of a JSON object that is begun, the oldest first. @stage, @after: (nullable) */
static gboolean
write_list (const Desk  *desk,
            GatewayDb   *db,
            const char  *park,
            const char  *stage,
            const char  *after,
            gint64       limit,
            GString     *json,
            GError     **error)
{
  g_autofree char *columns = desk_list_columns (desk);
  g_autofree char *sql = g_strdup_printf ("SELECT reference, park, stage, submitted_at, updated_at%s FROM %s "
                                          "WHERE (park = $1 OR $1 = '" GATEWAY_ANY_PARK "') AND (stage = $2 OR $2 = '') AND reference > $3 "
                                          "ORDER BY reference LIMIT $4", columns, desk->table);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, sql, "sssi", park, stage != NULL ? stage : "",
                                                   after != NULL ? after : "", limit + 1);
  gint64 n = 0;

  gateway_json_begin (json, "items", '[');
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    if (n++ < limit)
      write_item (desk, rows, json);
  gateway_json_end (json, ']');
  gateway_json_boolean (json, "truncated", n > limit);

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* (transfer full) (nullable): how many there are, by stage */
static GHashTable *
count_stages (const Desk  *desk,
              GatewayDb   *db,
              const char  *park,
              GError     **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT stage, count(*) FROM %s WHERE (park = $1 OR $1 = '" GATEWAY_ANY_PARK "') GROUP BY stage",
                                          desk->table);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, sql, "s", park);

  while (rows != NULL && gateway_rows_next (rows, &trouble))
    g_hash_table_insert (counts, g_strdup (gateway_rows_text (rows, 0)), GSIZE_TO_POINTER ((gsize) gateway_rows_int (rows, 1)));

  if (trouble == NULL)
    return g_steal_pointer (&counts);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* All stages, in their order, and how many stand at each. */
static gboolean
write_stages (const Desk  *desk,
              GatewayDb   *db,
              const char  *park,
              GString     *json,
              GError     **error)
{
  g_autoptr (GHashTable) counts = count_stages (desk, db, park, error);

  if (counts == NULL)
    return FALSE;

  gateway_json_begin (json, "stages", '[');
  for (const DeskStage *stage = desk->stages; stage->name != NULL; stage++)
    {
      gateway_json_begin (json, NULL, '{');
      gateway_json_text (json, "stage", stage->name);
      gateway_json_text (json, "kind", stage->kind);
      gateway_json_int (json, "count", (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (counts, stage->name)));
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');
  return TRUE;
}

void
desk_staff_list (GatewayRequest *request,
                 gpointer        data)
{
  const Desk *desk = data;
  const char *stage = gateway_request_query (request, "stage");
  const char *typed = gateway_request_query (request, "after");
  const char *number = gateway_request_query (request, "limit");
  g_autofree char *after = typed != NULL ? intake_reference_normalise (typed) : NULL;
  g_autoptr (GString) json = g_string_sized_new (4096);
  g_autoptr (GError) error = NULL;
  guint64 limit = USUAL_LIMIT;

  if ((stage != NULL && desk_find_stage (desk, stage) == NULL) || (typed != NULL && after == NULL)
      || (number != NULL && !g_ascii_string_to_unsigned (number, 10, 1, MOST_LIMIT, &limit, NULL)))
    {
      gateway_request_problem (request, 400, "invalid-query", "Invalid query", "stage is a stage, after a reference, limit up to 200");
      return;
    }

  gateway_json_begin (json, NULL, '{');
  if (!write_stages (desk, gateway_request_db (request), gateway_request_park (request), json, &error)
      || !write_list (desk, gateway_request_db (request), gateway_request_park (request), stage, after, (gint64) limit, json, &error))
    {
      gateway_request_fail (request, error);
      return;
    }

  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

static void
answer_not_found (GatewayRequest *request,
                  const Desk     *desk)
{
  g_autofree char *title = g_strconcat ("There is no such ", desk->word, NULL);

  gateway_request_problem (request, 404, "not-found", title, NULL);
}

void
desk_staff_show (GatewayRequest *request,
                 gpointer        data)
{
  const Desk *desk = data;
  g_autofree char *reference = intake_reference_normalise (gateway_request_param (request, 0));
  g_autofree char *action = g_strconcat (desk->word, "-read", NULL);
  g_autoptr (GString) json = g_string_sized_new (4096);
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  gateway_json_begin (json, NULL, '{');
  if (reference != NULL
      && !desk_progress_write (desk, gateway_request_db (request), reference, gateway_request_park (request), TRUE, json, &found, &error))
    gateway_request_fail (request, error);
  else if (!found)
    answer_not_found (request, desk);
  else
    {
      gateway_json_end (json, '}');
      gateway_audited_answer (request, action, reference, "application/json", g_string_free (g_steal_pointer (&json), FALSE));
    }
}

static void
answer_move (GatewayRequest *request,
             gpointer        data,
             const GError   *error)
{
  DeskMove *move = data;
  g_autoptr (GString) json = g_string_new (NULL);

  if (g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    answer_not_found (request, move->desk);
  else if (g_error_matches (error, DESK_ERROR, DESK_ERROR_CHANGED))
    gateway_request_problem (request, 409, "stage-changed", "It was moved by someone else", NULL);
  else if (error != NULL)
    gateway_request_problem (request, 422, "no-such-move", "No way leads there", error->message);
  else
    {
      gateway_json_begin (json, NULL, '{');
      gateway_json_text (json, "reference", move->reference);
      gateway_json_text (json, "stage", move->to);
      gateway_json_end (json, '}');
      gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
    }
}

/* (nullable): the move that the body asks for; NULL if the request has been answered. */
static DeskMove *
read_move (GatewayRequest *request)
{
  static const char * const members[] = { "from", "to", "note", NULL };
  g_autoptr (JsonNode) root = intake_body_read (request);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  IntakeForm form = { faults, root != NULL ? json_node_get_object (root) : NULL, "" };
  g_autoptr (DeskMove) move = g_new0 (DeskMove, 1);

  if (root == NULL)
    return NULL;

  intake_form_refuse_unknown (&form, members);
  move->from = g_strdup (intake_form_text (&form, "from", 20, INTAKE_REQUIRED));
  move->to = g_strdup (intake_form_text (&form, "to", 20, INTAKE_REQUIRED));
  move->note = g_strdup (intake_form_text (&form, "note", MOST_NOTE, INTAKE_OPTIONAL));
  return intake_body_is_valid (request, faults, "invalid-move") ? g_steal_pointer (&move) : NULL;
}

void
desk_staff_move (GatewayRequest *request,
                 gpointer        data)
{
  const Desk *desk = data;
  g_autofree char *reference = intake_reference_normalise (gateway_request_param (request, 0));
  DeskMove *move;

  if (reference == NULL)
    {
      answer_not_found (request, desk);
      return;
    }

  move = read_move (request);
  if (move == NULL)
    return;

  move->desk = desk;
  move->reference = g_steal_pointer (&reference);
  move->park = g_strdup (gateway_request_park (request));
  move->actor = g_strdup (gateway_request_bearer (request));
  gateway_request_write (request, desk_move_make, answer_move, move, (GDestroyNotify) desk_move_free);
}
