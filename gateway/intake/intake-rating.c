/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-kinds.h"

#include "intake-reference.h"

#define BEST         5
#define MOST_REASONS 10

static const char * const members[] = { "level", "reference", "reasons", "comment", "phone", NULL };

static void
check_reasons (const IntakeForm *form)
{
  JsonArray *reasons = intake_form_array (form, "reasons", 0, MOST_REASONS, INTAKE_OPTIONAL);

  for (guint i = 0; reasons != NULL && i < json_array_get_length (reasons); i++)
    {
      g_autofree char *member = g_strdup_printf ("reasons.%u", i);
      JsonNode *node = json_array_get_element (reasons, i);
      const char *reason = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (reason == NULL)
        intake_form_fault (form, member, "wrong-type");
      else if (g_utf8_strlen (reason, -1) > 100)
        intake_form_fault (form, member, "too-long");
    }
}

static gboolean
check (IntakeSubmission  *submission,
       GatewayDb         *db,
       IntakeFaults      *faults,
       GError           **error)
{
  IntakeForm form = intake_submission_form (submission, faults);
  const char *rated = intake_form_text (&form, "reference", 30, INTAKE_OPTIONAL);
  g_autofree char *normal = rated != NULL ? intake_reference_normalise (rated) : NULL;
  gint64 level;

  intake_form_refuse_unknown (&form, members);
  if (rated != NULL && normal == NULL)
    intake_form_fault (&form, "reference", "format");
  intake_form_int (&form, "level", 1, BEST, &level);
  check_reasons (&form);
  intake_form_text (&form, "comment", 1000, INTAKE_OPTIONAL);
  intake_form_phone (&form, "phone", INTAKE_OPTIONAL);
  return TRUE;
}

/* One rating for one matter, and only for one that there is. */
static gboolean
may_be_rated (GatewayDb   *db,
              const char  *rated,
              GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT r.reference FROM submissions s LEFT JOIN ratings r ON r.rated = s.reference "
                                    "WHERE s.reference = $1", "s", rated);

  if (rows == NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (!gateway_rows_next (rows, &trouble))
    g_set_error_literal (error, INTAKE_ERROR, INTAKE_ERROR_REFUSED, "no-such-reference");
  else if (!gateway_rows_null (rows, 0))
    g_set_error_literal (error, INTAKE_ERROR, INTAKE_ERROR_REFUSED, "already-rated");
  else
    return TRUE;
  return FALSE;
}

static char *
reasons_text (const IntakeSubmission *submission)
{
  JsonNode *node = json_object_get_member (submission->payload, "reasons");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? kiosk_json_write (node, FALSE) : NULL;
}

static gboolean
store (const IntakeSubmission  *submission,
       GatewayDb               *db,
       GString                 *answer,
       GError                 **error)
{
  const char *typed = intake_submission_text (submission, "reference");
  g_autofree char *rated = typed != NULL ? intake_reference_normalise (typed) : NULL;
  g_autofree char *reasons = reasons_text (submission);

  return (rated == NULL || may_be_rated (db, rated, error))
         && gateway_db_execute (db, error,
                                "INSERT INTO ratings (reference, rated, service, park, received_at, level, reasons, comment, phone) "
                                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                                "sssssisss", submission->reference, rated, submission->envelope->service, submission->park,
                                submission->received_at, json_object_get_int_member (submission->payload, "level"), reasons,
                                intake_submission_text (submission, "comment"), intake_submission_text (submission, "phone")) >= 0;
}

const IntakeKind intake_rating_kind = { "rating", "invalid-rating", check, store };
