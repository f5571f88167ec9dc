/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Answers of the gateway, as the services read them, and what they say of them; those of customs are in fuzz-answers. */

#include "fuzz.h"

#include "ip-country.h"
#include "ip-found.h"
#include "ip-talks.h"
#include "registration-name.h"
#include "registration-progress.h"
#include "training-certificate.h"
#include "training-ticket.h"
#include "training-words.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  return 0;
}

static void
check_session (const TrainingSession *session)
{
  g_assert_nonnull (training_session_title (session, "en"));
  g_assert_nonnull (training_session_room (session, "en"));
  training_session_summary (session, "en");
  training_session_directions (session, "en");
  training_words_subject (session->subject);
  training_words_park (session->park);
  training_words_action (session);
  fuzz_take_words (training_words_when (session));
  fuzz_take_words (training_words_seats (session));
  fuzz_take_words (training_words_list (session));
}

static void
check_ticket (const TrainingTicket *ticket)
{
  g_assert_nonnull (training_words_standing (ticket));
  fuzz_take_words (training_words_advice (ticket));
  check_session (ticket->session);
}

static void
read_session (JsonObject  *root,
              GError     **error)
{
  g_autoptr (TrainingSession) session = training_session_from_json (root, error);

  if (session != NULL)
    check_session (session);
}

static void
read_sessions (JsonObject  *root,
               GError     **error)
{
  g_autoptr (TrainingSessions) sessions = training_sessions_from_json (root, error);

  for (guint i = 0; sessions != NULL && i < sessions->items->len; i++)
    check_session (sessions->items->pdata[i]);
}

static void
read_ticket (JsonObject  *root,
             GError     **error)
{
  g_autoptr (TrainingTicket) ticket = training_ticket_from_json (root, error);

  if (ticket != NULL)
    check_ticket (ticket);
}

static void
read_tickets (JsonObject  *root,
              GError     **error)
{
  g_autoptr (GPtrArray) tickets = training_tickets_from_json (root, error);

  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    check_ticket (tickets->pdata[i]);
}

static void
read_certificate (JsonObject  *root,
                  GError     **error)
{
  g_autoptr (TrainingCertificate) certificate = training_certificate_from_json (root, error);

  if (certificate != NULL)
    fuzz_take_words (training_words_day (certificate->begins));
}

static void
read_recordations (JsonObject  *root,
                   GError     **error)
{
  g_autoptr (IpFound) found = ip_found_from_json (root, error);

  for (guint i = 0; found != NULL && i < found->items->len; i++)
    {
      const IpRecordation *recordation = found->items->pdata[i];

      ip_found_status_name (recordation->status);
      ip_found_kind_name (recordation->kind);
      fuzz_take_words (ip_found_describe (recordation));
    }
}

static void
read_countries (JsonObject  *root,
                GError     **error)
{
  g_autoptr (GPtrArray) countries = ip_countries_from_json (root, error);

  for (guint i = 0; countries != NULL && i < countries->len; i++)
    g_assert_nonnull (ip_country_get_name (countries->pdata[i], "zh_TW"));
}

static void
read_country (JsonObject  *root,
              GError     **error)
{
  g_autoptr (IpCountryCard) card = ip_country_card_from_json (root, error);

  for (guint i = 0; card != NULL && i < card->facts->len; i++)
    {
      const IpCountryFact *fact = card->facts->pdata[i];

      if (ip_country_topic_name (fact->topic) != NULL)
        fuzz_take_words (ip_country_describe (fact));
      fuzz_take_words (ip_country_describe_source (fact));
    }
}

static void
read_talks (JsonObject  *root,
            GError     **error)
{
  g_autoptr (IpTalks) talks = ip_talks_from_json (root, error);

  for (guint i = 0; talks != NULL && i < talks->slots->len; i++)
    {
      const IpSlot *slot = talks->slots->pdata[i];

      fuzz_take_words (ip_talks_describe_day (slot->day));
      fuzz_take_words (ip_talks_describe_slot (slot));
      ip_talks_count_free (talks, slot->day);
    }
  for (guint i = 0; talks != NULL && i < talks->hours->len; i++)
    g_assert_nonnull (ip_talks_weekday_name (((const IpHours *) talks->hours->pdata[i])->weekday));
}

static void
read_name_check (JsonObject  *root,
                 GError     **error)
{
  g_autoptr (RegistrationNameCheck) check = registration_name_check_from_json (root, error);

  for (guint i = 0; check != NULL && i < check->findings->len; i++)
    {
      fuzz_take_words (registration_finding_describe (check->findings->pdata[i]));
      fuzz_take_words (registration_finding_dup_source (check->findings->pdata[i]));
    }
}

static void
read_progress (JsonObject  *root,
               GError     **error)
{
  g_autoptr (RegistrationProgress) progress = registration_progress_from_json (root, error);

  for (guint i = 0; progress != NULL && i < progress->stages->len; i++)
    {
      const RegistrationStage *stage = progress->stages->pdata[i];

      registration_stage_title (stage->stage);
      registration_stage_advice (stage->stage);
      if (stage->time != NULL)
        fuzz_take_words (registration_progress_time (stage->time));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static void (* const readers[]) (JsonObject *, GError **) = {
    read_session, read_sessions, read_ticket, read_tickets, read_certificate, read_recordations, read_countries, read_country,
    read_talks, read_name_check, read_progress,
  };
  guint kind = fuzz_choose (&data, &size, G_N_ELEMENTS (readers));
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (JsonNode) root = size > 0 ? kiosk_json_parse (text, size, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    readers[kind] (json_node_get_object (root), &error);
  return 0;
}
