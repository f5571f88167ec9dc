/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-staff.h"

#include "../http/gateway-audited.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-body.h"
#include "../intake/intake-reference.h"
#include "training-catalogue.h"
#include "training-export.h"
#include "training-plan.h"
#include "training-result.h"
#include "training-rules.h"

#include <string.h>

gboolean
training_staff_write_courses (GatewayDb  *db,
                              GString    *json,
                              GError    **error)
{
  static const char * const members[] = { "code", "subject", "title", "title_en", "summary", "summary_en", "video" };
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT code, subject, title, title_en, summary, summary_en, video, certified FROM courses ORDER BY code", "");

  gateway_json_begin (json, "items", '[');
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      gateway_json_begin (json, NULL, '{');
      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        gateway_json_text (json, members[i], gateway_rows_text (rows, (int) i));
      gateway_json_boolean (json, "certified", gateway_rows_int (rows, G_N_ELEMENTS (members)) != 0);
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

void
training_staff_list_courses (GatewayRequest *request,
                             gpointer        data)
{
  g_autoptr (GString) json = g_string_sized_new (4096);
  g_autoptr (GError) error = NULL;

  gateway_json_begin (json, NULL, '{');
  if (!training_staff_write_courses (gateway_request_db (request), json, &error))
    {
      gateway_request_fail (request, error);
      return;
    }

  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

void
training_staff_list_sessions (GatewayRequest *request,
                              gpointer        data)
{
  training_catalogue_answer (request, gateway_request_park (request), TRAINING_FOR_STAFF);
}

void
training_staff_show_session (GatewayRequest *request,
                             gpointer        data)
{
  training_catalogue_answer_one (request, gateway_request_park (request), TRAINING_FOR_STAFF);
}

static void
answer_error (GatewayRequest *request,
              const GError   *error)
{
  if (g_error_matches (error, TRAINING_ERROR, TRAINING_ERROR_NOT_FOUND))
    gateway_request_problem (request, 404, "not-found", error->message, NULL);
  else if (g_error_matches (error, TRAINING_ERROR, TRAINING_ERROR_REFUSED))
    gateway_request_problem (request, 422, error->message, "What is stored already forbids it", NULL);
  else
    gateway_request_fail (request, error);
}

static void
answer_plan (GatewayRequest *request,
             gpointer        data,
             const GError   *error)
{
  TrainingPlan *plan = data;
  g_autoptr (GString) json = g_string_new (NULL);

  if (error != NULL)
    {
      answer_error (request, error);
      return;
    }

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "code", plan->code);
  gateway_json_end (json, '}');
  gateway_request_answer (request, plan->created ? 201 : 200, g_string_free (g_steal_pointer (&json), FALSE));
}

static TrainingPlan *
new_plan (GatewayRequest *request)
{
  TrainingPlan *plan = g_new0 (TrainingPlan, 1);

  plan->code = g_strdup (gateway_request_param (request, 0));
  plan->park = g_strdup (gateway_request_park (request));
  plan->actor = g_strdup (gateway_request_bearer (request));
  return plan;
}

static void
save (GatewayRequest *request,
      void          (*check) (const TrainingPlan *plan, IntakeFaults *faults),
      GatewayWork     store,
      const char     *problem)
{
  g_autoptr (TrainingPlan) plan = new_plan (request);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();

  plan->root = intake_body_read (request);
  if (plan->root == NULL)
    return;

  check (plan, faults);
  if (intake_body_is_valid (request, faults, problem))
    gateway_request_write (request, store, answer_plan, g_steal_pointer (&plan), (GDestroyNotify) training_plan_free);
}

void
training_staff_save_course (GatewayRequest *request,
                            gpointer        data)
{
  save (request, training_plan_check_course, training_plan_store_course, "invalid-course");
}

void
training_staff_save_session (GatewayRequest *request,
                             gpointer        data)
{
  save (request, training_plan_check_session, training_plan_store_session, "invalid-session");
}

void
training_staff_close_session (GatewayRequest *request,
                              gpointer        data)
{
  gateway_request_write (request, training_plan_close_session, answer_plan, new_plan (request), (GDestroyNotify) training_plan_free);
}

/* Who may not have names gets them masked, and is told so where they were asked for. */
void
training_staff_export (GatewayRequest *request,
                       gpointer        data)
{
  const char *session = gateway_request_param (request, 0);
  const char *names = gateway_request_query (request, "names");
  gboolean whole = g_strcmp0 (names, "whole") == 0;
  g_autoptr (GError) error = NULL;
  char *csv;

  if (names != NULL && !whole && strcmp (names, "masked") != 0)
    {
      gateway_request_problem (request, 400, "invalid-query", "Invalid query", "names is masked or whole");
      return;
    }
  if (whole && !gateway_request_personal (request))
    {
      gateway_request_problem (request, 403, "not-allowed", "Names and phones are not for this role", NULL);
      return;
    }

  csv = training_export_write (gateway_request_db (request), session, gateway_request_park (request), whole, &error);
  if (error != NULL)
    gateway_request_fail (request, error);
  else if (csv == NULL)
    gateway_request_problem (request, 404, "not-found", "There is no such session", NULL);
  else
    gateway_audited_answer (request, whole ? TRAINING_EXPORTED_WHOLE : TRAINING_EXPORTED, session, "text/csv; charset=utf-8", csv);
}

static void
answer_result (GatewayRequest *request,
               gpointer        data,
               const GError   *error)
{
  TrainingResult *result = data;

  if (error != NULL)
    answer_error (request, error);
  else
    gateway_request_answer (request, 200, g_steal_pointer (&result->json));
}

/* (nullable): NULL if the request has been answered */
static TrainingResult *
read_result (GatewayRequest *request)
{
  static const char * const members[] = { "attendance", "score", NULL };
  g_autoptr (JsonNode) root = intake_body_read (request);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autoptr (TrainingResult) result = g_new0 (TrainingResult, 1);
  IntakeForm form = { faults, root != NULL ? json_node_get_object (root) : NULL, "" };

  if (root == NULL)
    return NULL;

  intake_form_refuse_unknown (&form, members);
  intake_form_int (&form, "attendance", 0, 100, &result->attendance);
  intake_form_int (&form, "score", 0, 100, &result->score);
  return intake_body_is_valid (request, faults, "invalid-result") ? g_steal_pointer (&result) : NULL;
}

void
training_staff_note_result (GatewayRequest *request,
                            gpointer        data)
{
  g_autofree char *reference = intake_reference_normalise (gateway_request_param (request, 0));
  TrainingResult *result;

  if (reference == NULL)
    {
      gateway_request_problem (request, 404, "not-found", "There is no such signup", NULL);
      return;
    }

  result = read_result (request);
  if (result == NULL)
    return;

  result->reference = g_steal_pointer (&reference);
  result->park = g_strdup (gateway_request_park (request));
  result->actor = g_strdup (gateway_request_bearer (request));
  gateway_request_write (request, training_result_store, answer_result, result, (GDestroyNotify) training_result_free);
}
