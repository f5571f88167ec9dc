/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-draft.h"

#include "../gateway-clock.h"
#include "../http/gateway-factor.h"
#include "../http/gateway-json-writer.h"
#include "intake-kinds.h"
#include "intake-module.h"
#include "intake-reference.h"

#define KEPT          GATEWAY_DAY
#define FACTOR_DIGITS 4

static const char * const members[] = { "code", "phone_end", "content", NULL };
static const char * const end_members[] = { "code", "phone_end", NULL };

/* The last four digits are all that is needed of a phone number, so that is all that is asked for. */
static void
check_factor (const IntakeForm *form)
{
  const char *end = intake_form_text (form, "phone_end", GATEWAY_MOST_FACTOR, INTAKE_REQUIRED);

  if (end != NULL && (strlen (end) != FACTOR_DIGITS || strspn (end, "0123456789") != FACTOR_DIGITS))
    intake_form_fault (form, "phone_end", "format");
}

static void
check_code (const IntakeForm *form,
            gboolean          required)
{
  const char *code = intake_form_text (form, "code", INTAKE_CODE_LENGTH, required);
  g_autofree char *normal = code != NULL ? intake_code_normalise (code) : NULL;

  if (code != NULL && g_strcmp0 (code, normal) != 0)
    intake_form_fault (form, "code", "format");
}

static gboolean
check (IntakeSubmission  *submission,
       GatewayDb         *db,
       IntakeFaults      *faults,
       GError           **error)
{
  IntakeForm form = intake_submission_form (submission, faults);

  intake_form_refuse_unknown (&form, members);
  check_code (&form, INTAKE_OPTIONAL);
  check_factor (&form);
  intake_form_object (&form, "content", INTAKE_REQUIRED);
  return TRUE;
}

/* A terminal that is cut off makes the code itself, so that the visitor can be told it. */
static char *
take_code (const IntakeSubmission  *submission,
           GatewayDb               *db,
           GError                 **error)
{
  const char *code = intake_submission_text (submission, "code");
  g_autoptr (GatewayRows) rows = NULL;

  if (code == NULL)
    return intake_code_new ();

  rows = gateway_db_query (db, error, "SELECT code FROM drafts WHERE code = $1", "s", code);
  if (rows == NULL)
    return NULL;
  if (!gateway_rows_next (rows, error))
    return error == NULL || *error == NULL ? g_strdup (code) : NULL;

  g_set_error_literal (error, INTAKE_ERROR, INTAKE_ERROR_REFUSED, "code-taken");
  return NULL;
}

/* The envelope goes into the store as it is, so that a copy of the store tells nothing of it. */
static gboolean
store (const IntakeSubmission  *submission,
       GatewayDb               *db,
       GString                 *answer,
       GError                 **error)
{
  g_autofree char *code = take_code (submission, db, error);
  g_autofree char *expires_at = gateway_clock_after (KEPT);
  gsize size;
  const char *data = g_bytes_get_data (submission->text, &size);
  g_autofree char *text = g_strndup (data, size);

  if (code == NULL)
    return FALSE;

  gateway_json_text (answer, "code", code);
  gateway_json_text (answer, "expires", expires_at);
  return gateway_db_execute (db, error,
                             "INSERT INTO drafts (code, reference, service, expires_at, factor, envelope) "
                             "VALUES ($1, $2, $3, $4, $5, $6)",
                             "ssssss", code, submission->reference, submission->envelope->service, expires_at,
                             intake_submission_text (submission, "phone_end"), text) >= 0;
}

const IntakeKind intake_draft_kind = { "draft", "invalid-draft", check, store };

static gboolean
check_end (IntakeSubmission  *submission,
           GatewayDb         *db,
           IntakeFaults      *faults,
           GError           **error)
{
  IntakeForm form = intake_submission_form (submission, faults);

  intake_form_refuse_unknown (&form, end_members);
  check_code (&form, INTAKE_REQUIRED);
  check_factor (&form);
  return TRUE;
}

/* The answer is the same whether there was such a draft or not. */
static gboolean
store_end (const IntakeSubmission  *submission,
           GatewayDb               *db,
           GString                 *answer,
           GError                 **error)
{
  return gateway_db_execute (db, error, "DELETE FROM drafts WHERE code = $1 AND factor = $2", "ss",
                             intake_submission_text (submission, "code"), intake_submission_text (submission, "phone_end")) >= 0;
}

const IntakeKind intake_draft_end_kind = { "draft-end", "invalid-draft", check_end, store_end };

/* (nullable): the envelope of the draft that code and factor open; NULL without @error if there is none. */
static char *
find (GatewayDb   *db,
      const char  *code,
      const char  *factor,
      char       **expires_at,
      GError     **error)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT factor, envelope, expires_at FROM drafts WHERE code = $1 AND expires_at > $2", "ss", code, now);

  if (rows == NULL || !gateway_rows_next (rows, error) || !gateway_factor_is_same (gateway_rows_text (rows, 0), factor))
    return NULL;

  *expires_at = g_strdup (gateway_rows_text (rows, 2));
  return g_strdup (gateway_rows_text (rows, 1));
}

static void
answer_draft (GatewayRequest *request,
              IntakeModule   *module,
              char           *text,
              const char     *expires_at)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskEnvelope) envelope = kiosk_envelope_parse (bytes, &error);
  g_autoptr (JsonNode) root = envelope != NULL ? intake_module_open (module, envelope, &error) : NULL;
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char *content = NULL;

  if (root == NULL)
    {
      gateway_request_fail (request, error);
      return;
    }

  content = kiosk_json_write (json_object_get_member (json_node_get_object (root), "content"), FALSE);
  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "service", envelope->service);
  gateway_json_text (json, "expires", expires_at);
  gateway_json_raw (json, "content", content);
  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

void
intake_draft_resume (GatewayRequest *request,
                     gpointer        module)
{
  g_autofree char *code = intake_code_normalise (gateway_request_param (request, 0));
  g_autofree char *guessed = g_strconcat ("draft/", code, NULL);
  g_autofree char *factor = NULL;
  g_autofree char *expires_at = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  if (code == NULL)
    {
      gateway_request_problem (request, 400, "invalid-number", "The code cannot be one of a draft", NULL);
      return;
    }

  factor = gateway_factor_take (request);
  if (factor == NULL || !gateway_request_allow_guess (request, guessed))
    return;

  text = find (gateway_request_db (request), code, factor, &expires_at, &error);
  if (error != NULL)
    gateway_request_fail (request, error);
  else if (text == NULL)
    gateway_request_guessed_wrong (request);
  else
    {
      gateway_request_guessed_right (request, guessed);
      answer_draft (request, module, text, expires_at);
    }
}

gboolean
intake_draft_purge (GatewayDb  *db,
                    gpointer    unused,
                    GError    **error)
{
  g_autofree char *now = gateway_clock_now ();

  return gateway_db_execute (db, error, "DELETE FROM drafts WHERE expires_at <= $1", "s", now) >= 0;
}
