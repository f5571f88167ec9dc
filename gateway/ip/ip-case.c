/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-case.h"

#include "../desk/desk-move.h"
#include "../gateway-clock.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-photos.h"
#include "../intake/intake-reference.h"
#include "ip-desk.h"

#include <string.h>

#define MOST_MATERIALS 10
#define LONG_FACTOR    6
#define MOST_MONEY     20   /* characters */

static const char * const members[] = {
  "applicant", "uscc", "contact", "phone", "jurisdiction", "dispute", "role", "case_number", "authority", "opponent", "right_kind",
  "right_number", "goods", "platform", "amount", "currency", "received", "reply_by", "wish", "materials", "photos", "declaration", "consent", NULL
};
static const char * const disputes[] = {
  "lawsuit", "section-337", "tro", "fair", "customs", "platform", "squatting", "licence", NULL
};
static const char * const roles[] = { "accused", "holder", NULL };
static const char * const rights[] = { "trademark", "patent", "design", "copyright", "other", NULL };
static const char * const currencies[] = { "CNY", "USD", "EUR", "GBP", "JPY", "TWD", "HKD", NULL };
static const char * const materials[] = {
  "notice", "complaint", "order", "certificate", "contract", "photos", "correspondence", "other", NULL
};

static void
check_code (const IntakeForm *form)
{
  const char *code = intake_form_text (form, "uscc", 30, INTAKE_OPTIONAL);
  g_autofree char *normal = code != NULL ? kiosk_identifier_check (KIOSK_IDENTIFIER_USCC, code, NULL, NULL) : NULL;

  if (code != NULL && normal == NULL)
    intake_form_fault (form, "uscc", "format");
}

static void
check_amount (const IntakeForm *form)
{
  const char *amount = intake_form_text (form, "amount", MOST_MONEY, INTAKE_OPTIONAL);
  gint64 value;

  intake_form_choice (form, "currency", currencies, amount != NULL);
  if (amount != NULL && (strspn (amount, "0123456789.") != strlen (amount) || !kiosk_decimal_parse (amount, 2, &value, NULL)))
    intake_form_fault (form, "amount", "format");
}

/* What was received is not of the future, and is answered after it came. */
static void
check_days (const IntakeForm *form)
{
  gboolean replies = json_object_has_member (form->object, "reply_by");
  g_autofree char *today = gateway_clock_today ();
  GDate received, reply_by;
  char day[sizeof "yyyy-mm-dd"] = "";

  if (!intake_form_date (form, "received", &received))
    return;

  g_date_strftime (day, sizeof day, "%Y-%m-%d", &received);
  if (strcmp (day, today) > 0)
    intake_form_fault (form, "received", "in-the-future");
  if (replies && intake_form_date (form, "reply_by", &reply_by) && g_date_compare (&reply_by, &received) < 0)
    intake_form_fault (form, "reply_by", "out-of-order");
}

/* Two letters, or "other" where the form has no name for it; facts about it need not be known. */
static void
check_jurisdiction (const IntakeForm *form)
{
  const char *code = intake_form_text (form, "jurisdiction", 20, INTAKE_REQUIRED);

  if (code != NULL && strcmp (code, "other") != 0
      && (strlen (code) != 2 || !g_ascii_isupper (code[0]) || !g_ascii_isupper (code[1])))
    intake_form_fault (form, "jurisdiction", "format");
}

static gboolean
check (IntakeSubmission  *submission,
       GatewayDb         *db,
       IntakeFaults      *faults,
       GError           **error)
{
  IntakeForm form = intake_submission_form (submission, faults);

  intake_form_refuse_unknown (&form, members);
  intake_form_text (&form, "applicant", 200, INTAKE_REQUIRED);
  check_code (&form);
  intake_form_text (&form, "contact", 60, INTAKE_REQUIRED);
  intake_form_phone (&form, "phone", INTAKE_REQUIRED);
  check_jurisdiction (&form);
  intake_form_choice (&form, "dispute", disputes, INTAKE_REQUIRED);
  intake_form_choice (&form, "role", roles, INTAKE_REQUIRED);
  intake_form_text (&form, "case_number", 60, INTAKE_OPTIONAL);
  intake_form_text (&form, "authority", 200, INTAKE_OPTIONAL);
  intake_form_text (&form, "opponent", 200, INTAKE_OPTIONAL);
  intake_form_choice (&form, "right_kind", rights, INTAKE_REQUIRED);
  intake_form_text (&form, "right_number", 60, INTAKE_OPTIONAL);
  intake_form_text (&form, "goods", 200, INTAKE_REQUIRED);
  intake_form_text (&form, "platform", 200, INTAKE_OPTIONAL);
  check_amount (&form);
  check_days (&form);
  intake_form_text (&form, "wish", 2000, INTAKE_REQUIRED);
  intake_form_choices (&form, "materials", materials, MOST_MATERIALS);
  intake_photos_check (&form, "photos");
  intake_form_agreed (&form, "declaration");
  intake_form_agreed (&form, "consent");
  return TRUE;
}

/* All but the photographs, which have a table of their own. */
static char *
describe_content (const IntakeSubmission *submission)
{
  g_autoptr (JsonNode) content = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_node_take_object (content, object);
  json_object_iter_init (&iter, submission->payload);
  while (json_object_iter_next (&iter, &name, &value))
    if (strcmp (name, "photos") != 0)
      json_object_set_member (object, name, json_node_copy (value));
  return kiosk_json_write (content, FALSE);
}

static gboolean
store_case (const IntakeSubmission  *submission,
            GatewayDb               *db,
            GError                 **error)
{
  g_autofree char *content = describe_content (submission);

  return gateway_db_execute (db, error, "INSERT INTO cases (reference, park, jurisdiction, dispute, reply_by, stage, version, submitted_at, "
                                        "updated_at, content) VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7, $8)",
                             "ssssssss", submission->reference, submission->park, intake_submission_text (submission, "jurisdiction"),
                             intake_submission_text (submission, "dispute"), intake_submission_text (submission, "reply_by"),
                             IP_SUBMITTED, submission->received_at, content) >= 0
         && desk_move_record (&ip_desk, db, submission->reference, 1, IP_SUBMITTED, submission->terminal, NULL, error);
}

/* The code on the receipt, the phone's last four, and the credit code's last six. */
static gboolean
store_factors (const IntakeSubmission  *submission,
               GatewayDb               *db,
               const char              *code,
               GError                 **error)
{
  const char *uscc = intake_submission_text (submission, "uscc");
  g_autofree char *normal = uscc != NULL ? kiosk_identifier_normalise (KIOSK_IDENTIFIER_USCC, uscc) : NULL;
  g_autofree char *phone = intake_phone_factor (intake_submission_text (submission, "phone"));

  return desk_add_factor (&ip_desk, db, submission->reference, code, error)
         && desk_add_factor (&ip_desk, db, submission->reference, phone, error)
         && (normal == NULL || desk_add_factor (&ip_desk, db, submission->reference, normal + strlen (normal) - LONG_FACTOR, error));
}

static gboolean
store (const IntakeSubmission  *submission,
       GatewayDb               *db,
       GString                 *answer,
       GError                 **error)
{
  g_autofree char *code = intake_code_new ();

  gateway_json_text (answer, "code", code);
  gateway_json_begin (answer, "next", '{');
  gateway_json_text (answer, "step", "review");
  gateway_json_end (answer, '}');
  return store_case (submission, db, error) && store_factors (submission, db, code, error)
         && intake_photos_store (db, submission->reference, submission->payload, "photos", error);
}

const IntakeKind ip_case_kind = { "ip-case", "invalid-case", check, store };
