/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-draft.h"

#include "../gateway-clock.h"
#include "../gateway-factor.h"
#include "../gateway-json-writer.h"
#include "intake-kinds.h"
#include "intake-module.h"
#include "intake-reference.h"

#define KEPT GATEWAY_DAY

static const char * const members[] = { "phone", "content", NULL };

static gboolean
check (IntakeSubmission  *submission,
       GatewayDb         *db,
       IntakeFaults      *faults,
       GError           **error)
{
  IntakeForm form = intake_submission_form (submission, faults);

  intake_form_refuse_unknown (&form, members);
  intake_form_phone (&form, "phone", INTAKE_REQUIRED);
  intake_form_object (&form, "content", INTAKE_REQUIRED);
  return TRUE;
}

/* The envelope goes into the store as it is, so that a copy of the store tells nothing of it. */
static gboolean
store (const IntakeSubmission  *submission,
       GatewayDb               *db,
       GString                 *answer,
       GError                 **error)
{
  g_autofree char *code = intake_code_new ();
  g_autofree char *expires_at = gateway_clock_after (KEPT);
  g_autofree char *factor = intake_phone_factor (intake_submission_text (submission, "phone"));
  gsize size;
  const char *data = g_bytes_get_data (submission->text, &size);
  g_autofree char *text = g_strndup (data, size);

  gateway_json_text (answer, "code", code);
  gateway_json_text (answer, "expires", expires_at);
  return gateway_db_execute (db, error,
                             "INSERT INTO drafts (code, reference, service, expires_at, factor, envelope) "
                             "VALUES ($1, $2, $3, $4, $5, $6)",
                             "ssssss", code, submission->reference, submission->envelope->service, expires_at, factor, text) >= 0;
}

const IntakeKind intake_draft_kind = { "draft", "invalid-draft", check, store };

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

  content = json_to_string (json_object_get_member (json_node_get_object (root), "content"), FALSE);
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
