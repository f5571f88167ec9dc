/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "desk-move.h"

#include "../http/gateway-bearers.h"
#include "../gateway-clock.h"

#include <string.h>

G_DEFINE_QUARK (desk-error-quark, desk_error)

void
desk_move_free (DeskMove *move)
{
  g_free (move->reference);
  g_free (move->park);
  g_free (move->from);
  g_free (move->to);
  g_free (move->actor);
  g_free (move->note);
  g_free (move);
}

static gboolean
fail (GError     **error,
      DeskError    code,
      const char  *reason)
{
  g_set_error_literal (error, DESK_ERROR, (int) code, reason);
  return FALSE;
}

/* (nullable) (transfer full): the stage at which it stands */
static char *
read_stage (GatewayDb  *db,
            DeskMove   *move,
            GError    **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT stage, version, park FROM %s WHERE reference = $1", move->desk->table);
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, sql, "s", move->reference);

  if (rows != NULL && gateway_rows_next (rows, &trouble)
      && (strcmp (move->park, GATEWAY_ANY_PARK) == 0 || strcmp (move->park, gateway_rows_text (rows, 2)) == 0))
    {
      move->version = gateway_rows_int (rows, 1) + 1;
      return g_strdup (gateway_rows_text (rows, 0));
    }

  if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, "There is no such %s", move->desk->word);
  return NULL;
}

static gboolean
may_go (const DeskMove  *move,
        const char      *stage,
        GError         **error)
{
  const DeskStage *from = desk_find_stage (move->desk, stage);

  if (move->from != NULL && strcmp (move->from, stage) != 0)
    return fail (error, DESK_ERROR_CHANGED, "It does not stand there any more");
  if (from != NULL && desk_stage_leads (from, move->to))
    return TRUE;

  g_set_error (error, DESK_ERROR, DESK_ERROR_NO_SUCH_MOVE, "From %s the way leads to: %s", stage,
               from != NULL && *from->next != '\0' ? from->next : "nowhere");
  return FALSE;
}

gboolean
desk_move_record (const Desk  *desk,
                  GatewayDb   *db,
                  const char  *reference,
                  gint64       version,
                  const char  *stage,
                  const char  *actor,
                  const char  *note,
                  GError     **error)
{
  g_autofree char *at = gateway_clock_now ();
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (reference, version, stage, at, actor, note) VALUES ($1, $2, $3, $4, $5, $6)",
                                          desk->moves);

  return gateway_db_execute (db, error, sql, "sissss", reference, version, stage, at, actor, note) >= 0;
}

static gboolean
write_move (GatewayDb       *db,
            const DeskMove  *move,
            GError         **error)
{
  const Desk *desk = move->desk;
  gboolean ends = desk_find_stage (desk, move->to)->ends;
  g_autofree char *at = gateway_clock_now ();
  g_autofree char *action = g_strconcat (desk->word, "-", move->to, NULL);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET stage = $1, version = $2, updated_at = $3 WHERE reference = $4", desk->table);

  return gateway_db_execute (db, error, sql, "siss", move->to, move->version, at, move->reference) >= 0
         && desk_move_record (desk, db, move->reference, move->version, move->to, move->actor, move->note, error)
         && (!ends || desk->ended == NULL || desk->ended (db, move->reference, error))
         && gateway_bearers_audit (db, move->actor, action, move->reference, error);
}

gboolean
desk_move_make (GatewayDb  *db,
                gpointer    data,
                GError    **error)
{
  DeskMove *move = data;
  g_autofree char *stage = read_stage (db, move, error);

  return stage != NULL && may_go (move, stage, error) && write_move (db, move, error);
}
