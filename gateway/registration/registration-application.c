/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-application.h"

#include "../desk/desk-move.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-reference.h"
#include "registration-check.h"
#include "registration-desk.h"
#include "registration-name.h"
#include "registration-names.h"

#include <string.h>

#define LONG_FACTOR 6

static gboolean
check (IntakeSubmission  *submission,
       GatewayDb         *db,
       IntakeFaults      *faults,
       GError           **error)
{
  RegistrationCheck application = { .db = db, .form = intake_submission_form (submission, faults) };

  registration_check_company (&application);
  registration_check_people (&application);
  registration_check_shares (&application);
  if (application.error == NULL)
    return TRUE;

  g_propagate_error (error, application.error);
  return FALSE;
}

static RegistrationName
get_name (const IntakeSubmission *submission)
{
  JsonObject *name = json_object_get_object_member (submission->payload, "name");

  return (RegistrationName) {
    json_object_get_string_member (name, "region"), json_object_get_string_member (name, "brand"),
    json_object_get_string_member (name, "industry"), json_object_get_string_member (name, "form"),
  };
}

/* Another application may have taken it since it was checked. */
static gboolean
hold_name (const IntakeSubmission  *submission,
           GatewayDb               *db,
           const char              *whole,
           GError                 **error)
{
  RegistrationName name = get_name (submission);
  gboolean held;

  if (!registration_names_hold (db, whole, name.brand, name.industry, submission->reference, &held, error))
    return FALSE;
  if (held)
    return TRUE;

  g_set_error_literal (error, INTAKE_ERROR, INTAKE_ERROR_REFUSED, "name-taken");
  return FALSE;
}

static gboolean
store_phone (const IntakeSubmission  *submission,
             GatewayDb               *db,
             JsonObject              *owner,
             GError                 **error)
{
  g_autofree char *factor = intake_phone_factor (json_object_get_string_member (owner, "phone"));

  return desk_add_factor (&registration_desk, db, submission->reference, factor, error);
}

/* The last six of the credit codes of companies that hold shares. */
static gboolean
store_codes (const IntakeSubmission  *submission,
             GatewayDb               *db,
             GError                 **error)
{
  JsonArray *shareholders = json_object_get_array_member (submission->payload, "shareholders");

  for (guint i = 0; i < json_array_get_length (shareholders); i++)
    {
      JsonObject *holder = json_array_get_object_element (shareholders, i);
      const char *code = json_object_get_string_member (holder, "id_number");
      g_autofree char *normal = kiosk_identifier_normalise (KIOSK_IDENTIFIER_USCC, code);

      if (strcmp (json_object_get_string_member (holder, "kind"), "company") == 0 && strlen (normal) > LONG_FACTOR
          && !desk_add_factor (&registration_desk, db, submission->reference, normal + strlen (normal) - LONG_FACTOR, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
store_factors (const IntakeSubmission  *submission,
               GatewayDb               *db,
               const char              *code,
               GError                 **error)
{
  JsonObject *payload = submission->payload;

  return desk_add_factor (&registration_desk, db, submission->reference, code, error)
         && store_phone (submission, db, payload, error)
         && store_phone (submission, db, json_object_get_object_member (payload, "legal_representative"), error)
         && store_phone (submission, db, json_object_get_object_member (payload, "liaison"), error)
         && store_codes (submission, db, error);
}

static gboolean
store_application (const IntakeSubmission  *submission,
                   GatewayDb               *db,
                   const char              *whole,
                   GError                 **error)
{
  g_autofree char *content = kiosk_json_write (submission->root, FALSE);

  return gateway_db_execute (db, error, "INSERT INTO applications (reference, park, name, stage, version, submitted_at, updated_at, content) "
                                        "VALUES ($1, $2, $3, $4, 1, $5, $5, $6)",
                             "ssssss", submission->reference, submission->park, whole, REGISTRATION_SUBMITTED,
                             submission->received_at, content) >= 0
         && desk_move_record (&registration_desk, db, submission->reference, 1, REGISTRATION_SUBMITTED, submission->terminal, NULL, error);
}

static gboolean
store (const IntakeSubmission  *submission,
       GatewayDb               *db,
       GString                 *answer,
       GError                 **error)
{
  RegistrationName name = get_name (submission);
  g_autofree char *whole = registration_name_compose (&name);
  g_autofree char *code = intake_code_new ();

  gateway_json_text (answer, "code", code);
  gateway_json_begin (answer, "next", '{');
  gateway_json_text (answer, "step", "review");
  gateway_json_end (answer, '}');
  return hold_name (submission, db, whole, error)
         && store_application (submission, db, whole, error)
         && store_factors (submission, db, code, error);
}

const IntakeKind registration_application_kind = { "registration", "invalid-application", check, store };
