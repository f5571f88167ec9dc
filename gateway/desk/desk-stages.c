/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "desk.h"

#include <string.h>

const DeskStage *
desk_find_stage (const Desk *desk,
                 const char *name)
{
  for (const DeskStage *stage = desk->stages; stage->name != NULL; stage++)
    if (strcmp (stage->name, name) == 0)
      return stage;

  return NULL;
}

gboolean
desk_stage_leads (const DeskStage *from,
                  const char      *to)
{
  g_auto (GStrv) next = g_strsplit (from->next, " ", -1);

  return g_strv_contains ((const char * const *) next, to);
}

char *
desk_list_columns (const Desk *desk)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; desk->columns[i] != NULL; i++)
    g_string_append_printf (list, ", %s", desk->columns[i]);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

char *
desk_list_contents (const Desk *desk)
{
  g_autoptr (GString) list = g_string_new (desk->fields == NULL ? "content" : NULL);

  for (const DeskField *field = desk->fields; field != NULL && field->name != NULL; field++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", field->name);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

gboolean
desk_add_factor (const Desk  *desk,
                 GatewayDb   *db,
                 const char  *reference,
                 const char  *factor,
                 GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (reference, factor) VALUES ($1, $2) ON CONFLICT (reference, factor) DO NOTHING",
                                          desk->factors);

  return gateway_db_execute (db, error, sql, "ss", reference, factor) >= 0;
}
