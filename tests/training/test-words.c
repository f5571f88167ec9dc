/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-words.h"

#include "samples.h"

#include <string.h>

static JsonObject *
parse (const char *json)
{
  g_autoptr (JsonNode) root = kiosk_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (root);
  return json_node_dup_object (root);
}

/* A receipt as a whole, as a phone or a camera reads it; or what somebody types. */
static void
test_codes (void)
{
  static const struct { const char *text; const char *code; } texts[] = {
    { "DEMA2345", "DEMA2345" }, { "dema2345", "DEMA2345" }, { "DEMA-2345", "DEMA2345" }, { " dema 2345 ", "DEMA2345" },
    { "人才培训\n受理编号: HC-20261127-0007\n报名码: DEMA2345", "DEMA2345" },
    { "人才培训 受理编号: HC-20261127-0007 报名码: DEMA2345", "DEMA2345" },
    { "Talent training\nReference number: HC-20261127-0007\nSign-up code: DEMA2345", "DEMA2345" },
    { "", NULL }, { "DEMA234", NULL }, { "DEMA23456", NULL }, { "DEMA1045", NULL }, { "https://example.org/x", NULL },
    { "6901234567892", NULL }, { "海沧海沧海沧海沧", NULL }, { "javascript:alert('x')", NULL }, { "%n%n%n%s%s%s%s", NULL },
    { "'; DROP TABLE signups; --", NULL }, { "../../../../etc/passwd", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *code = training_words_find_code (texts[i].text);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpstr (code, ==, texts[i].code);
    }
}

static void
test_long_code (void)
{
  g_autofree char *letters = g_strnfill (4096, 'A');
  g_autofree char *blanks = g_strnfill (4096, ' ');
  g_autofree char *code = training_words_find_code (letters);
  g_autofree char *none = training_words_find_code (blanks);

  g_assert_null (code);
  g_assert_null (none);
}

static void
assert_seats (const char *json,
              const char *seats,
              const char *action)
{
  g_autoptr (JsonObject) object = parse (json);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingSession) session = training_session_from_json (object, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = training_words_seats (session);
  g_assert_cmpstr (words, ==, seats);
  g_assert_cmpstr (training_words_action (session), ==, action);
}

static void
test_seats (void)
{
  assert_seats ("{" SAMPLE_SESSION "}", "12 seats left", "Sign up");
  assert_seats ("{" SAMPLE_SESSION_WITH ("open", "1", "0") "}", "1 seat left", "Sign up");
  assert_seats ("{" SAMPLE_FULL "}", "Full, with a waiting list", "Wait for a seat");
  assert_seats ("{" SAMPLE_SESSION_WITH ("full", "0", "20") "}", "Full", NULL);
  assert_seats ("{" SAMPLE_SESSION_WITH ("not-open", "40", "0") "}", "Opens on 1 November", NULL);
  assert_seats ("{" SAMPLE_SESSION_WITH ("closed", "40", "0") "}", "Signing up is closed", NULL);
  assert_seats ("{" SAMPLE_SESSION_WITH ("past", "40", "0") "}", "Over", NULL);
  assert_seats ("{" SAMPLE_SESSION_WITH ("a-new-word", "40", "0") "}", "Signing up is closed", NULL);
}

static void
assert_advice (const char *json,
               const char *standing,
               const char *advice)
{
  g_autoptr (JsonObject) object = parse (json);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingTicket) ticket = training_ticket_from_json (object, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = training_words_advice (ticket);
  g_assert_cmpstr (training_words_standing (ticket), ==, standing);
  g_assert_cmpstr (words, ==, advice);
}

/* Until when, from when, at which place: by the parks' clocks, whatever zone the answer has. */
static void
test_standing (void)
{
  assert_advice (SAMPLE_TICKET ("confirmed", "", "\"cancel\""), "You have a seat", "Please check in with the code between 13:30 and 14:15 on that day.");
  assert_advice (SAMPLE_TICKET ("waiting", "\"place\":3,", "\"cancel\""), "On the waiting list",
                 "Place 3 on the waiting list. A seat that becomes free is kept for a day for who is first.");
  assert_advice (SAMPLE_TICKET ("offered", "\"offer_until\":\"2026-11-28T02:05:00Z\",", "\"accept\",\"cancel\""), "A seat is kept for you",
                 "Please take it by 28 November, 10:05. After that it goes to the next.");
  assert_advice (SAMPLE_TICKET ("cancelled", "\"reason\":\"offer-expired\",", ""), "Cancelled", "The seat was kept for you until its time was over.");
  assert_advice (SAMPLE_TICKET ("cancelled", "\"reason\":\"not-reached\",", ""), "Cancelled", "No seat became free. We are sorry; please choose another date.");
  assert_advice (SAMPLE_TICKET ("cancelled", "\"reason\":\"visitor\",", ""), "Cancelled", "You gave it up.");
}

static void
test_unknown (void)
{
  g_assert_cmpstr (training_words_park ("jichang"), ==, "Airport");
  g_assert_cmpstr (training_words_park ("elsewhere"), ==, "elsewhere");
  g_assert_cmpstr (training_words_subject ("new-subject"), ==, "new-subject");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/training/words/codes", test_codes);
  g_test_add_func ("/training/words/long-code", test_long_code);
  g_test_add_func ("/training/words/seats", test_seats);
  g_test_add_func ("/training/words/standing", test_standing);
  g_test_add_func ("/training/words/unknown", test_unknown);

  return g_test_run ();
}
