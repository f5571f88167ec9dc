/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-module.h"

#include "../intake/intake-reference.h"
#include "registration-move.h"
#include "registration-progress.h"

#include <gio/gio.h>
#include <stdio.h>

#define OPERATOR "operator"

/* Names are written as they are: g_print() would put them into the locale's letters, which a timer's may lack. */

gboolean
registration_command_list (GatewayStore  *store,
                           const char    *park,
                           const char    *stage,
                           GError       **error)
{
  GatewayDb *db = gateway_store_reader (store, error);
  g_autoptr (GatewayRows) rows = NULL;
  g_autoptr (GError) trouble = NULL;

  if (db == NULL)
    return FALSE;

  rows = gateway_db_query (db, &trouble, "SELECT reference, park, stage, submitted_at, name FROM applications "
                                         "WHERE (park = $1 OR $1 = '') AND (stage = $2 OR $2 = '') ORDER BY reference",
                           "ss", park != NULL ? park : "", stage != NULL ? stage : "");
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    printf ("%s\t%s\t%s\t%s\t%s\n", gateway_rows_text (rows, 0), gateway_rows_text (rows, 1), gateway_rows_text (rows, 2),
            gateway_rows_text (rows, 3), gateway_rows_text (rows, 4));

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* (nullable) */
static char *
take_reference (const char  *typed,
                GError     **error)
{
  char *reference = intake_reference_normalise (typed);

  if (reference == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no reference number", typed);
  return reference;
}

gboolean
registration_command_show (GatewayStore  *store,
                           const char    *typed,
                           GError       **error)
{
  g_autofree char *reference = take_reference (typed, error);
  GatewayDb *db = reference != NULL ? gateway_store_reader (store, error) : NULL;
  g_autoptr (GString) json = g_string_new ("{");
  gboolean found;

  if (db == NULL || !registration_progress_write (db, reference, GATEWAY_ANY_PARK, TRUE, json, &found, error))
    return FALSE;

  if (found)
    printf ("%s}\n", json->str);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no application %s", reference);
  return found;
}

gboolean
registration_command_move (GatewayStore  *store,
                           const char    *typed,
                           const char    *stage,
                           const char    *note,
                           GError       **error)
{
  g_autoptr (RegistrationMove) move = g_new0 (RegistrationMove, 1);

  if (note != NULL && !g_utf8_validate (note, -1, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "The note is not UTF-8 text");
      return FALSE;
    }

  move->reference = take_reference (typed, error);
  move->park = g_strdup (GATEWAY_ANY_PARK);
  move->to = g_strdup (stage);
  move->actor = g_strdup (OPERATOR);
  move->note = g_strdup (note);
  return move->reference != NULL && gateway_store_write (store, registration_move_make, move, error);
}
