/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "enquiry-module.h"

#include "../desk/desk-move.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-photos.h"
#include "enquiry-desk.h"

#define MOST_ANSWERS 60

static const char * const members[] = {
  "subject", "name", "phone", "company", "message", "preferred_time", "answers", "photos", NULL
};
static const char * const answer_members[] = { "label", "value", NULL };

static void
check_answers (const IntakeForm *form)
{
  JsonArray *answers = intake_form_array (form, "answers", 0, MOST_ANSWERS, INTAKE_OPTIONAL);

  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    {
      JsonNode *node = json_array_get_element (answers, i);
      g_autofree char *path = g_strdup_printf ("answers.%u.", i);
      IntakeForm answer = { form->faults, JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL, path };

      if (answer.object == NULL)
        intake_form_fault (&answer, "", "wrong-type");
      intake_form_refuse_unknown (&answer, answer_members);
      intake_form_text (&answer, "label", 100, INTAKE_REQUIRED);
      intake_form_text (&answer, "value", 1000, INTAKE_REQUIRED);
    }
}

static gboolean
check (IntakeSubmission  *submission,
       GatewayDb         *db,
       IntakeFaults      *faults,
       GError           **error)
{
  IntakeForm form = intake_submission_form (submission, faults);

  intake_form_refuse_unknown (&form, members);
  intake_form_text (&form, "subject", 200, INTAKE_REQUIRED);
  intake_form_text (&form, "name", 60, INTAKE_REQUIRED);
  intake_form_phone (&form, "phone", INTAKE_REQUIRED);
  intake_form_text (&form, "company", 200, INTAKE_OPTIONAL);
  intake_form_text (&form, "message", 4000, INTAKE_OPTIONAL);
  intake_form_text (&form, "preferred_time", 100, INTAKE_OPTIONAL);
  check_answers (&form);
  intake_photos_check (&form, "photos");
  return TRUE;
}

static char *
answers_text (const IntakeSubmission *submission)
{
  JsonNode *node = json_object_get_member (submission->payload, "answers");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? kiosk_json_write (node, FALSE) : NULL;
}

static gboolean
store (const IntakeSubmission  *submission,
       GatewayDb               *db,
       GString                 *answer,
       GError                 **error)
{
  g_autofree char *answers = answers_text (submission);

  gateway_json_begin (answer, "next", '{');
  gateway_json_text (answer, "step", "call-back");
  gateway_json_end (answer, '}');
  return intake_photos_store (db, submission->reference, submission->payload, "photos", error)
         && gateway_db_execute (db, error,
                                "INSERT INTO enquiries (reference, service, park, stage, version, submitted_at, updated_at, subject, name, phone, "
                                "company, message, preferred_time, answers) "
                                "VALUES ($1, $2, $3, '" ENQUIRY_RECEIVED "', 1, $4, $4, $5, $6, $7, $8, $9, $10, $11)",
                                "sssssssssss", submission->reference, submission->envelope->service, submission->park,
                                submission->received_at, intake_submission_text (submission, "subject"),
                                intake_submission_text (submission, "name"), intake_submission_text (submission, "phone"),
                                intake_submission_text (submission, "company"), intake_submission_text (submission, "message"),
                                intake_submission_text (submission, "preferred_time"), answers) >= 0
         && desk_move_record (&enquiry_desk, db, submission->reference, 1, ENQUIRY_RECEIVED, submission->terminal, NULL, error);
}

const IntakeKind enquiry_kind = { "enquiry", "invalid-enquiry", check, store };
