/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-status.h"

#include "customs-json.h"

/* In the order of CustomsStage; a stage that is not known yet is "unknown", never an error. */
static const char * const stages[] = {
  "declare", "store", "review", "inspect", "tax", "release", "close", "ended", "unknown", NULL,
};

/* In the order of CustomsKind. */
static const char * const kinds[] = { "progress", "done", "attention", "error", NULL };


CustomsStage
customs_stage_from_word (const char *word)
{
  return customs_json_enum (stages, word, CUSTOMS_STAGE_UNKNOWN);
}

CustomsStatus *
customs_status_from_json (JsonObject  *object,
                          GError     **error)
{
  g_autoptr (CustomsStatus) status = g_new0 (CustomsStatus, 1);
  const char *stage;
  const char *kind;

  if (!kiosk_json_get_string (object, "stage", &stage, error) ||
      !kiosk_json_get_string (object, "kind", &kind, error) ||
      !customs_json_dup_string (object, "code", &status->code, error) ||
      !customs_json_dup_string (object, "text", &status->text, error))
    return NULL;

  status->stage = customs_stage_from_word (stage);
  status->kind = customs_json_enum (kinds, kind, CUSTOMS_KIND_PROGRESS);
  return g_steal_pointer (&status);
}

void
customs_status_free (CustomsStatus *status)
{
  g_free (status->code);
  g_free (status->text);
  g_free (status);
}
