/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-envelopes.h"

#include "../http/gateway-bearers.h"
#include "../gateway-clock.h"
#include "../http/gateway-json-writer.h"
#include "../gateway-log.h"
#include "intake-module.h"

#include <string.h>

static void
answer_key (GatewayRequest *request,
            gpointer        data,
            const GError   *unused)
{
  const IntakeKeys *keys = intake_module_get_keys (data);
  gsize size;
  const guchar *bytes = g_bytes_get_data (keys->public_key, &size);
  g_autofree char *public_key = g_base64_encode (bytes, size);
  g_autoptr (GString) json = g_string_new (NULL);

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "id", keys->id);
  gateway_json_text (json, "public_key", public_key);
  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

/* Asked for before a visitor begins to type, so a store that cannot be written to is told here. */
void
intake_envelopes_answer_key (GatewayRequest *request,
                             gpointer        module)
{
  gateway_request_probe (request, answer_key);
}

typedef struct
{
  IntakeModule *module;
  char         *terminal;
  GError       *reason;
} Refusal;

static void
refusal_free (gpointer data)
{
  Refusal *refusal = data;

  g_free (refusal->terminal);
  g_error_free (refusal->reason);
  g_free (refusal);
}

static gboolean
write_refusal (GatewayDb  *db,
               gpointer    data,
               GError    **error)
{
  static const char * const actions[] = {
    "envelope-malformed", "envelope-altered", "envelope-for-another", "envelope-too-large",
  };
  Refusal *refusal = data;

  return gateway_bearers_audit (db, refusal->terminal, actions[refusal->reason->code], "envelope", error);
}

static void
answer_refusal (GatewayRequest *request,
                gpointer        data,
                const GError   *error)
{
  Refusal *refusal = data;

  intake_module_refused (refusal->module);
  gateway_log (G_LOG_LEVEL_WARNING, "An envelope was refused", "terminal", refusal->terminal, "cause", refusal->reason->message, NULL);
  gateway_request_problem (request, 422, "envelope-refused", "The envelope cannot be opened", refusal->reason->message);
}

/* Staff are to know of it: it is noted in the audit before it is answered. */
static void
refuse (GatewayRequest *request,
        IntakeModule   *module,
        const GError   *reason)
{
  Refusal *refusal = g_new0 (Refusal, 1);

  refusal->module = module;
  refusal->terminal = g_strdup (gateway_request_bearer (request));
  refusal->reason = g_error_copy (reason);
  gateway_request_write (request, write_refusal, answer_refusal, refusal, refusal_free);
}

static gboolean
has_its_key (GatewayRequest      *request,
             const KioskEnvelope *envelope)
{
  const char *key = gateway_request_header (request, "Idempotency-Key");

  if (key != NULL && strcmp (key, envelope->key) == 0)
    return TRUE;

  if (key == NULL)
    gateway_request_problem (request, 400, "key-required", "An Idempotency-Key is required", NULL);
  else
    gateway_request_problem (request, 400, "invalid-key", "The Idempotency-Key is not the envelope's", NULL);
  return FALSE;
}

/* Takes @root. */
static IntakeSubmission *
make_submission (GatewayRequest *request,
                 IntakeModule   *module,
                 KioskEnvelope  *envelope,
                 JsonNode       *root)
{
  IntakeSubmission *submission = g_new0 (IntakeSubmission, 1);
  g_autofree char *payload = kiosk_json_write (root, FALSE);
  g_autofree char *content = g_strconcat (envelope->service, "\n", envelope->kind, "\n", payload, NULL);

  submission->module = module;
  submission->kind = intake_module_find_kind (module, envelope->kind);
  submission->envelope = envelope;
  submission->text = g_bytes_ref (gateway_request_body (request));
  submission->root = root;
  submission->payload = json_node_get_object (root);
  submission->digest = intake_keys_digest (intake_module_get_keys (module), content);
  submission->park = g_strdup (gateway_request_park (request));
  submission->terminal = g_strdup (gateway_request_bearer (request));
  submission->received_at = gateway_clock_now ();
  return submission;
}

static void
answer_error (GatewayRequest *request,
              const GError   *error)
{
  if (!g_error_matches (error, INTAKE_ERROR, INTAKE_ERROR_REFUSED))
    gateway_request_fail (request, error);
  else if (strcmp (error->message, "key-reused") == 0)
    gateway_request_problem (request, 409, "key-reused", "The key was used for something else", NULL);
  else
    gateway_request_problem (request, 422, error->message, "What is stored already forbids it", NULL);
}

static void
answer_submission (GatewayRequest *request,
                   gpointer        data,
                   const GError   *error)
{
  IntakeSubmission *submission = data;

  if (error != NULL)
    {
      answer_error (request, error);
      return;
    }

  if (!submission->repeated)
    intake_module_stored (submission->module);
  gateway_request_answer (request, submission->repeated ? 200 : 201, g_steal_pointer (&submission->answer));
}

/* Returns FALSE if the request has been answered. */
static gboolean
check (GatewayRequest   *request,
       IntakeSubmission *submission)
{
  GatewayDb *db = gateway_request_db (request);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;

  if (!intake_submission_recall (submission, db, &error))
    answer_error (request, error);
  else if (submission->repeated)
    answer_submission (request, submission, NULL);
  else if (submission->kind == NULL)
    gateway_request_problem (request, 422, "unknown-kind", "Nothing is known of this kind of submission", NULL);
  else if (!submission->kind->check (submission, db, faults, &error))
    gateway_request_fail (request, error);
  else if (!intake_faults_any (faults))
    return TRUE;
  else
    {
      errors = intake_faults_to_json (faults);
      gateway_request_invalid (request, submission->kind->invalid, "Something in it is not right", errors);
    }
  return FALSE;
}

void
intake_envelopes_receive (GatewayRequest *request,
                          gpointer        module)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskEnvelope) envelope = kiosk_envelope_parse (gateway_request_body (request), &error);
  g_autoptr (IntakeSubmission) submission = NULL;
  JsonNode *root;

  if (envelope == NULL)
    {
      refuse (request, module, error);
      return;
    }
  if (!has_its_key (request, envelope))
    return;

  root = intake_module_open (module, envelope, &error);
  if (root == NULL)
    {
      refuse (request, module, error);
      return;
    }

  submission = make_submission (request, module, g_steal_pointer (&envelope), root);
  if (check (request, submission))
    gateway_request_write (request, intake_submission_store, answer_submission, g_steal_pointer (&submission),
                           (GDestroyNotify) intake_submission_free);
}
