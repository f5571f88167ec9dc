/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-talk.h"

#include "../gateway-clock.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-module.h"
#include "ip-talk-hours.h"

static const char * const members[] = { "begins", "topic", "name", "phone", "company", "message", "consent", NULL };
static const char * const topics[] = { "recordation", "border", "abroad", "trademark", "patent", "other", NULL };

static gboolean
check (IntakeSubmission  *submission,
       GatewayDb         *db,
       IntakeFaults      *faults,
       GError           **error)
{
  IntakeForm form = intake_submission_form (submission, faults);
  const char *begins = intake_form_text (&form, "begins", 25, INTAKE_REQUIRED);
  g_autofree char *ends = NULL;

  intake_form_refuse_unknown (&form, members);
  intake_form_choice (&form, "topic", topics, INTAKE_REQUIRED);
  intake_form_text (&form, "name", 60, INTAKE_REQUIRED);
  intake_form_phone (&form, "phone", INTAKE_REQUIRED);
  intake_form_text (&form, "company", 200, INTAKE_OPTIONAL);
  intake_form_text (&form, "message", 1000, INTAKE_OPTIONAL);
  intake_form_agreed (&form, "consent");
  if (begins == NULL)
    return TRUE;

  if (!ip_talk_hours_find (db, submission->park, begins, &ends, error))
    return FALSE;
  if (ends == NULL)
    intake_form_fault (&form, "begins", "not-offered");
  return TRUE;
}

/* One talk to come is enough for one phone. */
static gboolean
has_booked (const IntakeSubmission  *submission,
            GatewayDb               *db,
            const char              *person,
            GError                 **error)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT 1 FROM talks WHERE person = $1 AND begins_at > $2 AND state = '" IP_TALK_BOOKED "'", "ss", person, now);

  return rows != NULL && gateway_rows_next (rows, error);
}

/* 0 if someone else came first; -1 on failure */
static gint64
book (const IntakeSubmission  *submission,
      GatewayDb               *db,
      const char              *person,
      const char              *ends,
      GError                 **error)
{
  g_autofree char *content = kiosk_json_write (submission->root, FALSE);

  return gateway_db_execute (db, error, "INSERT INTO talks (reference, park, begins_at, ends_at, person, state, content) "
                                        "VALUES ($1, $2, $3, $4, $5, '" IP_TALK_BOOKED "', $6) ON CONFLICT DO NOTHING",
                             "ssssss", submission->reference, submission->park, intake_submission_text (submission, "begins"), ends,
                             person, content);
}

static gboolean
refuse (GError     **error,
        const char  *problem)
{
  g_set_error_literal (error, INTAKE_ERROR, INTAKE_ERROR_REFUSED, problem);
  return FALSE;
}

static void
write_answer (const IntakeSubmission *submission,
              const char             *ends,
              GString                *answer)
{
  gateway_json_begin (answer, "next", '{');
  gateway_json_text (answer, "step", IP_TALK_BOOKED);
  gateway_json_end (answer, '}');
  gateway_json_begin (answer, "talk", '{');
  gateway_json_text (answer, "park", submission->park);
  gateway_json_text (answer, "begins", intake_submission_text (submission, "begins"));
  gateway_json_text (answer, "ends", ends);
  gateway_json_end (answer, '}');
}

static gboolean
store (const IntakeSubmission  *submission,
       GatewayDb               *db,
       GString                 *answer,
       GError                 **error)
{
  g_autofree char *phone = intake_phone_digits (intake_submission_text (submission, "phone"));
  g_autofree char *person = intake_keys_pseudonym (intake_module_get_keys (submission->module), phone);
  g_autofree char *ends = NULL;
  g_autoptr (GError) trouble = NULL;
  gint64 booked;

  if (!ip_talk_hours_find (db, submission->park, intake_submission_text (submission, "begins"), &ends, error))
    return FALSE;
  if (ends == NULL)
    return refuse (error, "talk-not-offered");
  if (has_booked (submission, db, person, &trouble))
    return refuse (error, "talk-booked-already");
  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }

  booked = book (submission, db, person, ends, error);
  if (booked == 0)
    return refuse (error, "talk-taken");
  write_answer (submission, ends, answer);
  return booked > 0;
}

const IntakeKind ip_talk_kind = { "ip-talk", "invalid-talk", check, store };
