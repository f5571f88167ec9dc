/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "desk-progress.h"

#include "../http/gateway-factor.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-reference.h"
#include "desk-photos.h"

#include <string.h>

typedef struct
{
  char *stage;
  char *at;
  char *note;
  char *actor;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_free (move->stage);
  g_free (move->at);
  g_free (move->note);
  g_free (move->actor);
  g_free (move);
}

/* In the order in which they were made. */
static GPtrArray *
load_moves (const Desk  *desk,
            GatewayDb   *db,
            const char  *reference,
            GError     **error)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func (move_free);
  g_autoptr (GError) trouble = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT stage, at, note, actor FROM %s WHERE reference = $1 ORDER BY version", desk->moves);
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, sql, "s", reference);

  while (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      Move *move = g_new0 (Move, 1);

      move->stage = g_strdup (gateway_rows_text (rows, 0));
      move->at = g_strdup (gateway_rows_text (rows, 1));
      move->note = g_strdup (gateway_rows_text (rows, 2));
      move->actor = g_strdup (gateway_rows_text (rows, 3));
      g_ptr_array_add (moves, move);
    }

  if (trouble == NULL)
    return g_steal_pointer (&moves);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* (nullable): the last time that it came there */
static const Move *
find_move (GPtrArray  *moves,
           const char *stage)
{
  for (guint i = moves->len; i > 0; i--)
    {
      const Move *move = moves->pdata[i - 1];

      if (strcmp (move->stage, stage) == 0)
        return move;
    }

  return NULL;
}

static void
write_stage (const DeskStage *stage,
             const char      *state,
             const Move      *move,
             GString         *json)
{
  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "stage", stage->name);
  gateway_json_text (json, "state", state);
  if (move != NULL)
    gateway_json_text (json, "time", move->at);
  gateway_json_end (json, '}');
}

/* The way that all go that fare well, and aside of it where this one stands. */
static void
write_stages (const Desk *desk,
              GPtrArray  *moves,
              const char *current,
              GString    *json)
{
  gboolean ended = desk_find_stage (desk, current)->ends;

  gateway_json_begin (json, "stages", '[');
  for (const DeskStage *stage = desk->stages; stage->name != NULL; stage++)
    {
      const Move *move = find_move (moves, stage->name);

      if (strcmp (stage->name, current) == 0)
        write_stage (stage, stage->ends ? "failed" : strcmp (stage->kind, "attention") == 0 ? "attention" : "current", move, json);
      else if (stage->on_way && move != NULL)
        write_stage (stage, "done", move, json);
      else if (stage->on_way && !ended)
        write_stage (stage, "pending", NULL, json);
    }
  gateway_json_end (json, ']');
}

static gboolean
write_photos (GatewayDb   *db,
              const char  *reference,
              GString     *json,
              GError     **error)
{
  gint64 photos = desk_photos_count (db, reference, error);

  if (photos > 0)
    gateway_json_int (json, "photos", photos);
  return photos >= 0;
}

static void
write_moves (GPtrArray *moves,
             GString   *json)
{
  gateway_json_begin (json, "moves", '[');
  for (guint i = 0; i < moves->len; i++)
    {
      const Move *move = moves->pdata[i];

      gateway_json_begin (json, NULL, '{');
      gateway_json_text (json, "stage", move->stage);
      gateway_json_text (json, "time", move->at);
      gateway_json_text (json, "actor", move->actor);
      gateway_json_text (json, "note", move->note);
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');
}

/* Where it may go from here. */
static void
write_next (const DeskStage *stage,
            GString         *json)
{
  g_auto (GStrv) next = g_strsplit (stage->next, " ", -1);

  gateway_json_begin (json, "next", '[');
  for (guint i = 0; next[i] != NULL; i++)
    gateway_json_text (json, NULL, next[i]);
  gateway_json_end (json, ']');
}

/* In the order in which they are asked for. */
enum
{
  PARK, STAGE, SUBMITTED_AT, UPDATED_AT, COLUMNS
};

/* @column: the first that holds some of it */
static void
write_content (const Desk  *desk,
               GatewayRows *rows,
               int          column,
               GString     *json)
{
  if (desk->fields == NULL)
    {
      gateway_json_raw (json, "content", gateway_rows_text (rows, column));
      return;
    }

  gateway_json_begin (json, "content", '{');
  for (const DeskField *field = desk->fields; field->name != NULL; field++, column++)
    if (!field->json)
      gateway_json_text (json, field->name, gateway_rows_text (rows, column));
    else if (!gateway_rows_null (rows, column))
      gateway_json_raw (json, field->name, gateway_rows_text (rows, column));
  gateway_json_end (json, '}');
}

static void
write_head (const Desk  *desk,
            GatewayRows *rows,
            const char  *reference,
            gboolean     whole,
            GString     *json)
{
  const char *stage = gateway_rows_text (rows, STAGE);
  int column = COLUMNS;

  gateway_json_text (json, "reference", reference);
  gateway_json_text (json, "park", gateway_rows_text (rows, PARK));
  for (int i = 0; desk->columns[i] != NULL; i++)
    gateway_json_text (json, desk->columns[i], gateway_rows_text (rows, column++));
  gateway_json_begin (json, "status", '{');
  gateway_json_text (json, "stage", stage);
  gateway_json_text (json, "kind", desk_find_stage (desk, stage)->kind);
  gateway_json_end (json, '}');
  gateway_json_text (json, "submitted", gateway_rows_text (rows, SUBMITTED_AT));
  gateway_json_text (json, "updated", gateway_rows_text (rows, UPDATED_AT));
  if (whole)
    write_content (desk, rows, column, json);
}

gboolean
desk_progress_write (const Desk  *desk,
                     GatewayDb   *db,
                     const char  *reference,
                     const char  *park,
                     gboolean     whole,
                     GString     *json,
                     gboolean    *found,
                     GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GPtrArray) moves = load_moves (desk, db, reference, error);
  g_autofree char *columns = desk_list_columns (desk);
  g_autofree char *contents = desk_list_contents (desk);
  g_autofree char *sql = g_strdup_printf ("SELECT park, stage, submitted_at, updated_at%s, %s FROM %s "
                                          "WHERE reference = $1 AND (park = $2 OR $2 = '" GATEWAY_ANY_PARK "')", columns, contents, desk->table);
  g_autoptr (GatewayRows) rows = NULL;
  const Move *last;

  *found = FALSE;
  if (moves == NULL)
    return FALSE;

  rows = gateway_db_query (db, &trouble, sql, "ss", reference, park);
  *found = rows != NULL && gateway_rows_next (rows, &trouble);
  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (!*found)
    return TRUE;

  write_head (desk, rows, reference, whole, json);
  write_stages (desk, moves, gateway_rows_text (rows, STAGE), json);
  last = moves->pdata[moves->len - 1];
  gateway_json_text (json, "note", last->note);
  if (!whole)
    return TRUE;

  write_moves (moves, json);
  write_next (desk_find_stage (desk, gateway_rows_text (rows, STAGE)), json);
  return write_photos (db, reference, json, error);
}

/* Every factor is compared, whether one fits or not. */
static gboolean
holds_factor (const Desk  *desk,
              GatewayDb   *db,
              const char  *reference,
              const char  *factor,
              GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT factor FROM %s WHERE reference = $1", desk->factors);
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, sql, "s", reference);
  gboolean held = FALSE;

  while (rows != NULL && gateway_rows_next (rows, &trouble))
    held |= gateway_factor_is_same (gateway_rows_text (rows, 0), factor);

  if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return held;
}

static void
answer_matter (GatewayRequest *request,
               const Desk     *desk,
               const char     *reference)
{
  g_autoptr (GString) json = g_string_sized_new (1024);
  g_autoptr (GError) error = NULL;
  gboolean found;

  gateway_json_begin (json, NULL, '{');
  if (!desk_progress_write (desk, gateway_request_db (request), reference, GATEWAY_ANY_PARK, FALSE, json, &found, &error))
    {
      gateway_request_fail (request, error);
      return;
    }

  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

void
desk_progress_answer (GatewayRequest *request,
                      gpointer        data)
{
  const Desk *desk = data;
  g_autofree char *reference = intake_reference_normalise (gateway_request_param (request, 0));
  g_autofree char *guessed = g_strconcat (desk->word, "/", reference, NULL);
  g_autofree char *factor = NULL;
  g_autoptr (GError) error = NULL;
  gboolean held;

  if (reference == NULL)
    {
      gateway_request_problem (request, 400, "invalid-number", "The number cannot be a reference number", NULL);
      return;
    }

  factor = gateway_factor_take (request);
  if (factor == NULL || !gateway_request_allow_guess (request, guessed))
    return;

  held = holds_factor (desk, gateway_request_db (request), reference, factor, &error);
  if (error != NULL)
    gateway_request_fail (request, error);
  else if (!held)
    gateway_request_guessed_wrong (request);
  else
    {
      gateway_request_guessed_right (request, guessed);
      answer_matter (request, desk, reference);
    }
}
