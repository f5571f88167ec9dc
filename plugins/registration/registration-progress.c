/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "registration-progress.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHINA_STANDARD_TIME (8 * 60 * 60)

/* The stages of an application, in the visitor's words. @advice: (nullable): what is to be done, or what comes */
static const struct
{
  const char *stage;
  const char *title;
  const char *advice;
} stages[] = {
  { "submitted", N_("Application handed in"), N_("The registry looks whether everything is there. You need not do anything.") },
  { "incomplete", N_("Something is missing"), N_("Please hand in what is missing, at the service desk or online.") },
  { "accepted", N_("Accepted"), N_("Everything is there. The examination begins.") },
  { "review", N_("Being examined"), N_("It takes one to three working days. You need not do anything.") },
  { "returned", N_("Returned for correction"), N_("Please correct what is named below, and hand it in again.") },
  { "approved", N_("Registered"), N_("The business licence is being made out.") },
  { "licence", N_("Business licence"), N_("The licence can be fetched at the counter, or comes by mail.") },
  { "seal", N_("Company seal"), N_("The seal can be fetched at the counter.") },
  { "tax", N_("Tax registration and invoices"), NULL },
  { "insurance", N_("Social insurance"), NULL },
  { "fund", N_("Housing fund"), NULL },
  { "bank", N_("Bank account"), N_("Please keep your appointment at the bank.") },
  { "finished", N_("All done"), N_("The company is set up. Customs filing comes next if you import or export.") },
  { "rejected", N_("Not registered"), N_("Please ask at the service desk what can be done.") },
  { "withdrawn", N_("Withdrawn"), NULL },
};

const char *
registration_stage_title (const char *stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (strcmp (stages[i].stage, stage) == 0)
      return _(stages[i].title);

  return _("In progress");
}

const char *
registration_stage_advice (const char *stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (strcmp (stages[i].stage, stage) == 0)
      return stages[i].advice != NULL ? _(stages[i].advice) : NULL;

  return NULL;
}

char *
registration_progress_time (GDateTime *time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (CHINA_STANDARD_TIME);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, zone);

  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

static void
stage_free (gpointer data)
{
  RegistrationStage *stage = data;

  g_free (stage->stage);
  g_clear_pointer (&stage->time, g_date_time_unref);
  g_free (stage);
}

/* A word that came into the contract later is taken for the first. */
static guint
place_of (const char * const *words,
          const char         *word)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;

  return 0;
}

static gboolean
read_stage (RegistrationProgress  *progress,
            JsonObject            *object,
            GError               **error)
{
  static const char * const states[] = { "done", "current", "attention", "failed", "pending", NULL };
  const char *name, *state;
  g_autoptr (GDateTime) time = NULL;
  RegistrationStage *stage;

  if (object == NULL
      || !kiosk_json_get_string (object, "stage", &name, error)
      || !kiosk_json_get_string (object, "state", &state, error)
      || !kiosk_json_optional_time (object, "time", &time, error))
    return FALSE;

  stage = g_new0 (RegistrationStage, 1);
  stage->stage = g_strdup (name);
  stage->state = place_of (states, state);
  stage->time = g_steal_pointer (&time);
  g_ptr_array_add (progress->stages, stage);
  return TRUE;
}

static gboolean
read_head (RegistrationProgress  *progress,
           JsonObject            *root,
           GError               **error)
{
  static const char * const kinds[] = { "progress", "done", "attention", "error", NULL };
  const char *reference, *name, *stage, *kind, *note = NULL;
  JsonObject *status;

  if (!kiosk_json_get_string (root, "reference", &reference, error)
      || !kiosk_json_get_string (root, "name", &name, error)
      || !kiosk_json_get_object (root, "status", &status, error)
      || !kiosk_json_get_string (status, "stage", &stage, error)
      || !kiosk_json_get_string (status, "kind", &kind, error)
      || !kiosk_json_get_time (root, "submitted", &progress->submitted, error)
      || !kiosk_json_get_time (root, "updated", &progress->updated, error)
      || !kiosk_json_optional_string (root, "note", &note, error))
    return FALSE;

  progress->reference = g_strdup (reference);
  progress->name = g_strdup (name);
  progress->stage = g_strdup (stage);
  progress->kind = place_of (kinds, kind);
  progress->note = g_strdup (note);
  return TRUE;
}

RegistrationProgress *
registration_progress_from_json (JsonObject  *root,
                                 GError     **error)
{
  g_autoptr (RegistrationProgress) progress = g_rc_box_new0 (RegistrationProgress);
  JsonArray *list;

  progress->stages = g_ptr_array_new_with_free_func (stage_free);
  if (!read_head (progress, root, error) || !kiosk_json_get_array (root, "stages", &list, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!read_stage (progress, kiosk_json_array_object (list, i, error), error))
      return NULL;

  return g_steal_pointer (&progress);
}

RegistrationProgress *
registration_progress_ref (RegistrationProgress *progress)
{
  return g_rc_box_acquire (progress);
}

static void
progress_clear (RegistrationProgress *progress)
{
  g_free (progress->reference);
  g_free (progress->name);
  g_free (progress->stage);
  g_free (progress->note);
  g_clear_pointer (&progress->submitted, g_date_time_unref);
  g_clear_pointer (&progress->updated, g_date_time_unref);
  g_ptr_array_unref (progress->stages);
}

void
registration_progress_unref (RegistrationProgress *progress)
{
  g_rc_box_release_full (progress, (GDestroyNotify) progress_clear);
}
