/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is inside an envelope, of each kind: checked, and stored where nothing is wrong with it; and what a terminal tells of itself. */

#include "fuzz.h"
#include "fuzz-store.h"

#include "enquiry/enquiry-module.h"
#include "fleet/fleet-colour.h"
#include "intake/intake-kinds.h"
#include "ip/ip-case.h"
#include "ip/ip-talk.h"
#include "registration/registration-application.h"
#include "training/training-signup.h"

/* What a gateway's own keys are needed for is not stored here. */
static struct
{
  const IntakeKind *kind;
  gboolean          is_stored;
} kinds[8];

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  kinds[0].kind = &registration_application_kind;
  kinds[1].kind = &enquiry_kind;
  kinds[2].kind = &intake_rating_kind;
  kinds[3].kind = &intake_draft_kind;
  kinds[4].kind = &ip_case_kind;
  kinds[5].kind = &intake_draft_end_kind;
  for (guint i = 0; i < 6; i++)
    kinds[i].is_stored = TRUE;
  kinds[6].kind = &ip_talk_kind;
  kinds[7].kind = &training_signup_kind;
  fuzz_store ();
  return 0;
}

static IntakeSubmission *
make_submission (const IntakeKind *kind,
                 JsonNode         *root)
{
  IntakeSubmission *submission = g_new0 (IntakeSubmission, 1);

  submission->kind = kind;
  submission->envelope = g_new0 (KioskEnvelope, 1);
  submission->envelope->key = g_strdup ("3f2b8c1e-9d4a-4e6f-8b7c-0a1d2e3f4a5b");
  submission->envelope->service = g_strdup ("fuzz");
  submission->envelope->kind = g_strdup (kind->kind);
  submission->envelope->recipient = g_strdup ("");
  submission->envelope->sealed = g_bytes_new (NULL, 0);
  submission->text = g_bytes_new ("{}", 2);
  submission->root = json_node_ref (root);
  submission->payload = json_node_get_object (root);
  submission->digest = g_strdup ("digest");
  submission->park = g_strdup ("haicang");
  submission->terminal = g_strdup ("fuzz-1");
  submission->received_at = g_strdup ("2026-11-24T10:30:00Z");
  return submission;
}

static void
assert_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = kiosk_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);
}

static void
check (const IntakeKind *kind,
       gboolean          is_stored,
       JsonNode         *root)
{
  g_autoptr (IntakeSubmission) submission = make_submission (kind, root);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GatewayDb *db = gateway_store_reader (fuzz_store (), &error);

  kind->check (submission, db, faults, &error);
  g_assert_no_error (error);
  if (intake_faults_any (faults))
    {
      text = intake_faults_to_json (faults);
      assert_json (text);
      return;
    }

  if (is_stored)
    fuzz_store_try (intake_submission_store, submission);
  if (submission->answer != NULL)
    assert_json (submission->answer);
}

/* A report in which nothing is wrong has a colour, and can be kept and read again. */
static void
hear (JsonNode *root)
{
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autoptr (FleetReport) report = fleet_report_read (json_node_ref (root), faults);
  FleetSight sight = { .report = report, .silent = 1 };
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *kept = NULL;
  g_autoptr (FleetReport) again = NULL;

  if (intake_faults_any (faults))
    return;

  g_assert_cmpuint (fleet_colour_judge (&sight, json), !=, FLEET_GREY);
  g_string_append_c (json, '}');
  assert_json (json->str);
  kept = json_to_string (root, FALSE);
  again = fleet_report_parse (kept);
  g_assert_nonnull (again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  guint kind = fuzz_choose (&data, &size, 2 * G_N_ELEMENTS (kinds));
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (JsonNode) root = size > 0 ? kiosk_json_parse (text, size, NULL) : NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && kind < G_N_ELEMENTS (kinds))
    check (kinds[kind].kind, kinds[kind].is_stored, root);
  else if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    hear (root);
  return 0;
}
