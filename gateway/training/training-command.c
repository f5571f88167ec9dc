/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-module.h"

#include "../http/gateway-bearers.h"
#include "../intake/intake-reference.h"
#include "kiosk-core.h"
#include "training-catalogue.h"
#include "training-export.h"
#include "training-plan.h"
#include "training-result.h"
#include "training-rules.h"
#include "training-staff.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#define OPERATOR     "operator"
#define MOST_LISTED  10000
#define SINCE        "2000-01-01T00:00:00+08:00"

/* What is printed is written as it is: g_print() would put it into the locale's letters, which a timer's may lack. */

static gboolean
print_courses (GatewayDb  *db,
               GError    **error)
{
  g_autoptr (GString) json = g_string_new ("{");
  gboolean good = training_staff_write_courses (db, json, error);

  if (good)
    printf ("%s}\n", json->str);
  return good;
}

static gboolean
print_sessions (GatewayDb   *db,
                const char  *park,
                GError     **error)
{
  TrainingChoice choice = { park != NULL ? park : GATEWAY_ANY_PARK, "", SINCE, TRAINING_NEVER, MOST_LISTED };
  g_autoptr (GString) json = g_string_new ("{");
  gboolean good = training_catalogue_write (db, &choice, TRAINING_FOR_STAFF, json, error);

  if (good)
    printf ("%s}\n", json->str);
  return good;
}

/* (nullable): what is in the file, checked */
static TrainingPlan *
read_plan (const char  *code,
           const char  *file,
           void       (*check) (const TrainingPlan *plan, IntakeFaults *faults),
           GError     **error)
{
  g_autoptr (TrainingPlan) plan = g_new0 (TrainingPlan, 1);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  gsize length;

  if (!g_file_get_contents (file, &text, &length, error))
    return NULL;

  plan->code = g_strdup (code);
  plan->park = g_strdup (GATEWAY_ANY_PARK);
  plan->actor = g_strdup (OPERATOR);
  plan->root = kiosk_json_parse (text, length, error);
  if (plan->root == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_OBJECT (plan->root))
    check (plan, faults);
  else
    intake_faults_add (faults, "wrong-type", "");
  if (!intake_faults_any (faults))
    return g_steal_pointer (&plan);

  all = intake_faults_to_json (faults);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s was not saved: %s", code, all);
  return NULL;
}

static gboolean
save (GatewayStore  *store,
      char         **words,
      void         (*check) (const TrainingPlan *plan, IntakeFaults *faults),
      GatewayWork    work,
      GError       **error)
{
  g_autoptr (TrainingPlan) plan = read_plan (words[2], words[3], check, error);

  return plan != NULL && gateway_store_write (store, work, plan, error);
}

static gboolean
close_session (GatewayStore  *store,
               const char    *code,
               GError       **error)
{
  TrainingPlan plan = { .code = (char *) code, .park = (char *) GATEWAY_ANY_PARK, .actor = (char *) OPERATOR };

  return gateway_store_write (store, training_plan_close_session, &plan, error);
}

typedef struct
{
  const char *session;
  gboolean    whole;
} Export;

static gboolean
audit_export (GatewayDb  *db,
              gpointer    data,
              GError    **error)
{
  Export *export = data;

  return gateway_bearers_audit (db, OPERATOR, export->whole ? TRAINING_EXPORTED_WHOLE : TRAINING_EXPORTED, export->session, error);
}

static gboolean
print_signups (GatewayStore  *store,
               const char    *session,
               gboolean       whole,
               GError       **error)
{
  Export export = { session, whole };
  g_autoptr (GError) trouble = NULL;
  g_autofree char *csv = training_export_write (gateway_store_reader (store, &trouble), session, GATEWAY_ANY_PARK, whole, &trouble);

  if (csv != NULL && gateway_store_write (store, audit_export, &export, error))
    {
      fputs (csv, stdout);
      return TRUE;
    }

  if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (csv == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no session %s", session);
  return FALSE;
}

static gboolean
note_result (GatewayStore           *store,
             const char             *typed,
             const TrainingOptions  *options,
             GError                **error)
{
  g_autoptr (TrainingResult) result = g_new0 (TrainingResult, 1);

  result->reference = intake_reference_normalise (typed);
  result->park = g_strdup (GATEWAY_ANY_PARK);
  result->actor = g_strdup (OPERATOR);
  result->attendance = options->attendance;
  result->score = options->score;
  if (result->reference == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no reference number", typed);
      return FALSE;
    }
  if (!gateway_store_write (store, training_result_store, result, error))
    return FALSE;

  printf ("%s\n", result->json);
  return TRUE;
}

static gboolean
is_per_cent (int number)
{
  return number >= 0 && number <= 100;
}

gboolean
training_command (GatewayStore           *store,
                  char                  **words,
                  const TrainingOptions  *options,
                  GError                **error)
{
  g_autofree char *what = g_strjoin (" ", words[0], words[1], NULL);
  guint n = g_strv_length (words);
  GatewayDb *db = gateway_store_reader (store, error);

  if (db == NULL)
    return FALSE;
  if (strcmp (what, "courses list") == 0)
    return print_courses (db, error);
  if (strcmp (what, "courses save") == 0 && n == 4)
    return save (store, words, training_plan_check_course, training_plan_store_course, error);
  if (strcmp (what, "sessions list") == 0)
    return print_sessions (db, options->park, error);
  if (strcmp (what, "sessions save") == 0 && n == 4)
    return save (store, words, training_plan_check_session, training_plan_store_session, error);
  if (strcmp (what, "sessions close") == 0 && n == 3)
    return close_session (store, words[2], error);
  if (strcmp (what, "signups export") == 0 && n == 3)
    return print_signups (store, words[2], options->whole, error);
  if (strcmp (what, "signups result") == 0 && n == 3 && is_per_cent (options->attendance) && is_per_cent (options->score))
    return note_result (store, words[2], options, error);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s wants: %s", words[0],
               strcmp (words[0], "courses") == 0 ? "list, or save CODE FILE"
               : strcmp (words[0], "sessions") == 0 ? "list, save CODE FILE, or close CODE"
               : "export SESSION, or result REFERENCE --attendance N --score N");
  return FALSE;
}
