/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-move.h"

#include "../http/gateway-bearers.h"
#include "../gateway-clock.h"
#include "registration-names.h"
#include "registration-stages.h"

#include <string.h>

G_DEFINE_QUARK (registration-error-quark, registration_error)

void
registration_move_free (RegistrationMove *move)
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
fail (GError            **error,
      RegistrationError   code,
      const char         *reason)
{
  g_set_error_literal (error, REGISTRATION_ERROR, (int) code, reason);
  return FALSE;
}

/* (nullable) (transfer full): the stage at which it stands */
static char *
read_stage (GatewayDb         *db,
            RegistrationMove  *move,
            GError           **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT stage, version, park FROM applications WHERE reference = $1", "s", move->reference);

  if (rows != NULL && gateway_rows_next (rows, &trouble)
      && (strcmp (move->park, GATEWAY_ANY_PARK) == 0 || strcmp (move->park, gateway_rows_text (rows, 2)) == 0))
    {
      move->version = gateway_rows_int (rows, 1) + 1;
      return g_strdup (gateway_rows_text (rows, 0));
    }

  if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else
    fail (error, REGISTRATION_ERROR_NOT_FOUND, "There is no such application");
  return NULL;
}

static gboolean
may_go (const RegistrationMove  *move,
        const char              *stage,
        GError                 **error)
{
  const RegistrationStage *from = registration_stage_find (stage);

  if (move->from != NULL && strcmp (move->from, stage) != 0)
    return fail (error, REGISTRATION_ERROR_CHANGED, "It does not stand there any more");
  if (from != NULL && registration_stage_leads (from, move->to))
    return TRUE;

  g_set_error (error, REGISTRATION_ERROR, REGISTRATION_ERROR_NO_SUCH_MOVE, "From %s an application goes to: %s", stage,
               from != NULL && *from->next != '\0' ? from->next : "nowhere");
  return FALSE;
}

gboolean
registration_move_record (GatewayDb   *db,
                          const char  *reference,
                          gint64       version,
                          const char  *stage,
                          const char  *actor,
                          const char  *note,
                          GError     **error)
{
  g_autofree char *at = gateway_clock_now ();

  return gateway_db_execute (db, error, "INSERT INTO application_moves (reference, version, stage, at, actor, note) "
                                        "VALUES ($1, $2, $3, $4, $5, $6)",
                             "sissss", reference, version, stage, at, actor, note) >= 0;
}

static gboolean
write_move (GatewayDb               *db,
            const RegistrationMove  *move,
            GError                 **error)
{
  g_autofree char *at = gateway_clock_now ();
  g_autofree char *action = g_strconcat ("application-", move->to, NULL);

  return gateway_db_execute (db, error, "UPDATE applications SET stage = $1, version = $2, updated_at = $3 WHERE reference = $4",
                             "siss", move->to, move->version, at, move->reference) >= 0
         && registration_move_record (db, move->reference, move->version, move->to, move->actor, move->note, error)
         && (!registration_stage_find (move->to)->ends || registration_names_let_go (db, move->reference, error))
         && gateway_bearers_audit (db, move->actor, action, move->reference, error);
}

gboolean
registration_move_make (GatewayDb  *db,
                        gpointer    data,
                        GError    **error)
{
  RegistrationMove *move = data;
  g_autofree char *stage = read_stage (db, move, error);

  return stage != NULL && may_go (move, stage, error) && write_move (db, move, error);
}
