/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "desk.h"

#include "../intake/intake-reference.h"
#include "desk-move.h"
#include "desk-progress.h"

#include <gio/gio.h>
#include <stdio.h>

#define OPERATOR "operator"

/* Names are written as they are: g_print() would put them into the locale's letters, which a timer's may lack. */

static void
print_row (const Desk  *desk,
           GatewayRows *rows)
{
  printf ("%s\t%s\t%s\t%s", gateway_rows_text (rows, 0), gateway_rows_text (rows, 1), gateway_rows_text (rows, 2),
          gateway_rows_text (rows, 3));
  for (int i = 0; desk->columns[i] != NULL; i++)
    printf ("\t%s", gateway_rows_null (rows, 4 + i) ? "" : gateway_rows_text (rows, 4 + i));
  printf ("\n");
}

gboolean
desk_command_list (const Desk    *desk,
                   GatewayStore  *store,
                   const char    *park,
                   const char    *stage,
                   GError       **error)
{
  GatewayDb *db = gateway_store_reader (store, error);
  g_autofree char *columns = desk_list_columns (desk);
  g_autofree char *sql = g_strdup_printf ("SELECT reference, park, stage, submitted_at%s FROM %s "
                                          "WHERE (park = $1 OR $1 = '') AND (stage = $2 OR $2 = '') ORDER BY reference", columns, desk->table);
  g_autoptr (GatewayRows) rows = NULL;
  g_autoptr (GError) trouble = NULL;

  if (db == NULL)
    return FALSE;

  rows = gateway_db_query (db, &trouble, sql, "ss", park != NULL ? park : "", stage != NULL ? stage : "");
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    print_row (desk, rows);

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
desk_command_show (const Desk    *desk,
                   GatewayStore  *store,
                   const char    *typed,
                   GError       **error)
{
  g_autofree char *reference = take_reference (typed, error);
  GatewayDb *db = reference != NULL ? gateway_store_reader (store, error) : NULL;
  g_autoptr (GString) json = g_string_new ("{");
  gboolean found;

  if (db == NULL || !desk_progress_write (desk, db, reference, GATEWAY_ANY_PARK, TRUE, json, &found, error))
    return FALSE;

  if (found)
    printf ("%s}\n", json->str);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no %s %s", desk->word, reference);
  return found;
}

gboolean
desk_command_move (const Desk    *desk,
                   GatewayStore  *store,
                   const char    *typed,
                   const char    *stage,
                   const char    *note,
                   GError       **error)
{
  g_autoptr (DeskMove) move = g_new0 (DeskMove, 1);

  if (note != NULL && !g_utf8_validate (note, -1, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "The note is not UTF-8 text");
      return FALSE;
    }

  move->desk = desk;
  move->reference = take_reference (typed, error);
  move->park = g_strdup (GATEWAY_ANY_PARK);
  move->to = g_strdup (stage);
  move->actor = g_strdup (OPERATOR);
  move->note = g_strdup (note);
  return move->reference != NULL && gateway_store_write (store, desk_move_make, move, error);
}
