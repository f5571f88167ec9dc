/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-check.h"

#include <string.h>

/* A line of the visit's own check: ok, care or missing, what was looked at, and words, between tabs. */
static void
add_line (GPtrArray  *findings,
          const char *line)
{
  static const struct { const char *word; KioskFindingKind kind; } kinds[] = {
    { "ok", KIOSK_FINDING_GOOD }, { "care", KIOSK_FINDING_CARE }, { "missing", KIOSK_FINDING_MISSING },
  };
  g_auto (GStrv) parts = g_strsplit (line, "\t", 3);

  if (g_strv_length (parts) < 3)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (parts[0], kinds[i].word))
      kiosk_findings_add (findings, kinds[i].kind, parts[1], "%s", parts[2]);
}

static gboolean
ask_visit (const KioskCheckPlaces  *places,
           char                   **answer,
           GError                 **error)
{
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  int status;

  g_ptr_array_add (command, (gpointer) places->visit);
  g_ptr_array_add (command, (gpointer) "--check");
  for (guint i = 0; places->plugins[i] != NULL; i++)
    {
      g_ptr_array_add (command, (gpointer) "--plugin-dir");
      g_ptr_array_add (command, (gpointer) places->plugins[i]);
    }
  g_ptr_array_add (command, NULL);

  return g_spawn_sync (NULL, (char **) command->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, answer, NULL, &status, error)
         && g_spawn_check_wait_status (status, error);
}

void
kiosk_check_visit (GPtrArray              *findings,
                   const KioskCheckPlaces *places)
{
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  if (!ask_visit (places, &answer, &error))
    {
      kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "visit", "%s does not start: %s", places->visit, error->message);
      return;
    }

  lines = g_strsplit (answer, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (findings, lines[i]);
}
