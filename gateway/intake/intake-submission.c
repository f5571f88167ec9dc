/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-submission.h"

#include "../http/gateway-json-writer.h"
#include "intake-reference.h"

#include <string.h>

G_DEFINE_QUARK (intake-error-quark, intake_error)

void
intake_submission_free (IntakeSubmission *submission)
{
  g_clear_pointer (&submission->envelope, kiosk_envelope_free);
  g_clear_pointer (&submission->text, g_bytes_unref);
  g_clear_pointer (&submission->root, json_node_unref);
  g_free (submission->digest);
  g_free (submission->park);
  g_free (submission->terminal);
  g_free (submission->received_at);
  g_free (submission->reference);
  g_free (submission->answer);
  g_free (submission);
}

const char *
intake_submission_text (const IntakeSubmission *submission,
                        const char             *member)
{
  const char *text = json_object_get_string_member_with_default (submission->payload, member, NULL);

  return text != NULL && !intake_is_blank (text) ? text : NULL;
}

IntakeForm
intake_submission_form (const IntakeSubmission *submission,
                        IntakeFaults           *faults)
{
  return (IntakeForm) { faults, submission->payload, "" };
}

gboolean
intake_submission_recall (IntakeSubmission  *submission,
                          GatewayDb         *db,
                          GError           **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT digest, answer FROM submissions WHERE key = $1", "s", submission->envelope->key);

  if (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      submission->repeated = strcmp (gateway_rows_text (rows, 0), submission->digest) == 0;
      if (submission->repeated)
        submission->answer = g_strdup (gateway_rows_text (rows, 1));
      else
        g_set_error_literal (&trouble, INTAKE_ERROR, INTAKE_ERROR_REFUSED, "key-reused");
    }

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
store_key (const IntakeSubmission  *submission,
           GatewayDb               *db,
           GError                 **error)
{
  const KioskEnvelope *envelope = submission->envelope;

  return gateway_db_execute (db, error,
                             "INSERT INTO submissions (key, digest, reference, service, kind, park, terminal, received_at, answer) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                             "sssssssss", envelope->key, submission->digest, submission->reference, envelope->service,
                             envelope->kind, submission->park, submission->terminal, submission->received_at, submission->answer) >= 0;
}

static gboolean
store_content (IntakeSubmission  *submission,
               GatewayDb         *db,
               GError           **error)
{
  g_autoptr (GString) answer = g_string_sized_new (256);

  gateway_json_begin (answer, NULL, '{');
  gateway_json_text (answer, "reference", submission->reference);
  gateway_json_text (answer, "kind", submission->envelope->kind);
  gateway_json_text (answer, "service", submission->envelope->service);
  if (!submission->kind->store (submission, db, answer, error))
    return FALSE;

  gateway_json_end (answer, '}');
  submission->answer = g_string_free (g_steal_pointer (&answer), FALSE);
  return TRUE;
}

gboolean
intake_submission_store (GatewayDb  *db,
                         gpointer    data,
                         GError    **error)
{
  IntakeSubmission *submission = data;

  g_clear_pointer (&submission->answer, g_free);
  g_clear_pointer (&submission->reference, g_free);
  if (!intake_submission_recall (submission, db, error))
    return FALSE;
  if (submission->repeated)
    return TRUE;

  submission->reference = intake_reference_next (db, submission->park, error);
  return submission->reference != NULL
         && store_content (submission, db, error)
         && store_key (submission, db, error);
}
