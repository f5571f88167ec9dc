/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-border.h"
#include "ip-day.h"
#include "ip-dispute.h"
#include "ip-number.h"
#include "ip-terms.h"

#include <string.h>

#define YUAN 100   /* fen */

static GDate
day_of (const char *text)
{
  GDate day;

  g_assert_true (ip_day_parse (text, &day));
  return day;
}

static void
assert_day (const GDate *day,
            const char  *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_date_valid (day) == (expected != NULL));
  if (expected == NULL)
    return;

  text = ip_day_format (day);
  g_assert_cmpstr (text, ==, expected);
}

static JsonObject *
object_of (const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);

  return json_object_ref (json_node_get_object (root));
}

static void
test_days (void)
{
  static const char * const none[] = { "", "2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "2026-01-01T", "tomorrow", "2026-00-10" };
  static const struct
  {
    const char *from;
    guint       days;
    const char *to;
  } cases[] = {
    { "2026-11-27", 0, "2026-11-27" }, { "2026-11-27", 1, "2026-11-30" }, { "2026-11-28", 1, "2026-11-30" }, { "2026-11-29", 3, "2026-12-02" },
    { "2026-11-30", 5, "2026-12-07" }, { "2028-02-28", 2, "2028-03-01" }, { "2026-11-27", 50, "2027-02-05" },
  };
  GDate day;

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (ip_day_parse (none[i], &day));
  g_assert_false (ip_day_parse (NULL, &day));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      day = day_of (cases[i].from);
      ip_day_add_working (&day, cases[i].days);
      assert_day (&day, cases[i].to);
    }
}

/* The steps of the amount, and both sides of each. */
static void
test_security (void)
{
  static const gint64 cases[][2] = {
    { 1, 1 }, { 1999999, 1999999 }, { 20000 * YUAN, 20000 * YUAN }, { 30000 * YUAN, 20000 * YUAN }, { 40000 * YUAN, 20000 * YUAN },
    { 40002 * YUAN, 20001 * YUAN }, { 150000 * YUAN, 75000 * YUAN }, { 200000 * YUAN, 100000 * YUAN }, { 200000 * YUAN + 1, 100000 * YUAN },
    { G_GINT64_CONSTANT (1000000000) * YUAN, 100000 * YUAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (ip_border_security (cases[i][0]), ==, cases[i][1]);
}

static void
test_border (void)
{
  static const struct
  {
    IpBorderWay way;
    gboolean    patent;
    gint64      security;
    gint64      counter;
    const char *apply_by;
    const char *decide_by;
    const char *release_on;
  } cases[] = {
    { IP_BORDER_NOTIFIED, FALSE, 75000 * YUAN, 0, "2026-12-02", NULL, NULL },
    { IP_BORDER_APPLY, TRUE, 150000 * YUAN, 0, NULL, NULL, NULL },
    { IP_BORDER_FOUND, FALSE, 0, 0, NULL, "2027-01-08", "2027-02-05" },
    { IP_BORDER_FOUND, TRUE, 0, 150000 * YUAN, NULL, "2027-01-08", "2027-02-05" },
    { IP_BORDER_REQUESTED, FALSE, 0, 0, NULL, NULL, "2026-12-25" },
    { IP_BORDER_REQUESTED, TRUE, 0, 150000 * YUAN, NULL, NULL, "2026-12-25" },
  };
  GDate day = day_of ("2026-11-27");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IpBorder border;

      ip_border_find (cases[i].way, cases[i].patent, 150000 * YUAN, &day, &border);
      g_assert_cmpint (border.way, ==, cases[i].way);
      g_assert_cmpint (border.security, ==, cases[i].security);
      g_assert_cmpint (border.counter, ==, cases[i].counter);
      assert_day (&border.apply_by, cases[i].apply_by);
      assert_day (&border.decide_by, cases[i].decide_by);
      assert_day (&border.release_on, cases[i].release_on);
    }
}

/* Each way through the questions ends in its own procedure. */
static void
test_border_words (void)
{
  static const struct
  {
    const char *answers;
    const char *headline;
    const char *label;
    const char *value;
  } cases[] = {
    { "{\"role\":\"holder\",\"notified\":\"yes\",\"right\":\"trademark\",\"value\":\"150000.00\",\"day\":\"2026-11-27\"}", "Apply for detention now", "Security", "75,000.00 yuan" },
    { "{\"role\":\"holder\",\"notified\":\"yes\",\"right\":\"trademark\",\"value\":\"1\",\"day\":\"2026-11-27\"}", "Apply for detention now", "Apply by", "2026-12-02" },
    { "{\"role\":\"holder\",\"notified\":\"no\",\"recorded\":\"no\",\"right\":\"patent\",\"value\":\"500000.50\"}", "Ask customs to detain the goods", "Security, at most", "500,000.50 yuan" },
    { "{\"role\":\"owner\",\"why\":\"found\",\"right\":\"copyright\",\"value\":\"9\",\"day\":\"2026-11-27\"}", "Say why your goods infringe nothing", "Customs decides by", "2027-01-08" },
    { "{\"role\":\"owner\",\"why\":\"unknown\",\"right\":\"patent\",\"value\":\"9\",\"day\":\"2026-11-27\"}", "Say why your goods infringe nothing", "Security for a release before that", "9.00 yuan" },
    { "{\"role\":\"owner\",\"why\":\"requested\",\"right\":\"trademark\",\"value\":\"9\",\"day\":\"2026-11-27\"}", "Say why your goods infringe nothing", "Without a court's order released after", "2026-12-25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) answers = object_of (cases[i].answers);
      g_autoptr (IpAdvice) advice = ip_border_advise (answers);
      gboolean found = FALSE;

      g_assert_cmpstr (advice->headline, ==, cases[i].headline);
      g_assert_cmpuint (advice->steps->len, >, 2);
      for (guint j = 0; j < advice->facts->len; j++)
        {
          const IpAdviceRow *fact = advice->facts->pdata[j];

          found |= strcmp (fact->title, cases[i].label) == 0 && strcmp (fact->detail, cases[i].value) == 0;
        }
      g_assert_true (found);
    }
}

static void
test_disputes (void)
{
  static const struct
  {
    const char *dispute;
    const char *jurisdiction;
    const char *reply_by;
  } cases[] = {
    { "lawsuit", "US", "2026-12-18" }, { "tro", "US", "2026-12-11" }, { "section-337", "US", "2026-12-17" }, { "platform", "DE", "2026-11-30" },
    { "platform", "US", "2026-11-30" }, { "lawsuit", "EU", NULL }, { "tro", "GB", NULL }, { "squatting", "US", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"dispute\":\"%s\",\"jurisdiction\":\"%s\",\"received\":\"2026-11-27\"}", cases[i].dispute,
                                               cases[i].jurisdiction);
      g_autoptr (JsonObject) answers = object_of (json);
      g_autoptr (JsonNode) payload = ip_dispute_build (answers);
      g_autofree char *words = ip_dispute_describe (answers);

      g_assert_cmpstr (json_object_get_string_member_with_default (json_node_get_object (payload), "reply_by", NULL), ==, cases[i].reply_by);
      g_assert_true ((words != NULL) == (cases[i].reply_by != NULL));
      g_assert_true (words == NULL || strstr (words, cases[i].reply_by) != NULL);
    }
}

/* What the notice says goes before what the rule says; a currency without an amount is none. */
static void
test_payload (void)
{
  g_autoptr (JsonObject) answers =
    object_of ("{\"dispute\":\"tro\",\"jurisdiction\":\"US\",\"received\":\"2026-11-27\",\"reply_by\":\"2026-12-01\",\"currency\":\"USD\"}");
  g_autoptr (JsonNode) payload = ip_dispute_build (answers);
  JsonObject *object = json_node_get_object (payload);

  g_assert_cmpstr (json_object_get_string_member (object, "reply_by"), ==, "2026-12-01");
  g_assert_false (json_object_has_member (object, "currency"));
  g_assert_true (json_object_has_member (answers, "currency"));
}

/* Pages get the label that the gateway wants, and the answers stay as they are. */
static void
test_photos (void)
{
  g_autoptr (JsonObject) answers =
    object_of ("{\"dispute\":\"tro\",\"jurisdiction\":\"US\",\"received\":\"2026-11-27\",\"photos\":[{\"type\":\"image/jpeg\",\"data\":\"/9j/\"}]}");
  g_autoptr (JsonNode) payload = ip_dispute_build (answers);
  JsonArray *photos = json_object_get_array_member (json_node_get_object (payload), "photos");
  JsonObject *photo = json_array_get_object_element (photos, 0);

  g_assert_cmpstr (json_object_get_string_member (photo, "label"), ==, "papers");
  g_assert_cmpstr (json_object_get_string_member (photo, "data"), ==, "/9j/");
  g_assert_false (json_object_has_member (json_array_get_object_element (json_object_get_array_member (answers, "photos"), 0), "label"));
}

static void
test_terms (void)
{
  static const struct
  {
    const char *right;
    const char *begin;
    const char *last;
    const char *renew_from;
    const char *grace_until;
  } cases[] = {
    { "trademark", "2016-12-07", "2026-12-06", "2025-12-07", "2027-06-06" }, { "trademark", "2020-02-29", "2030-02-27", "2029-02-28", "2030-08-27" },
    { "invention", "2007-10-30", "2027-10-29", NULL, NULL }, { "utility", "1999-09-06", "2009-09-05", NULL, NULL },
    { "design", "2021-05-31", "2031-05-30", NULL, NULL }, { "design", "2021-06-01", "2036-05-31", NULL, NULL },
    { "recordation", "2020-07-01", "2030-06-30", "2030-01-01", NULL },
  };
  GDate today = day_of ("2026-11-27");
  IpTerm term;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate begin = day_of (cases[i].begin);

      g_assert_true (ip_terms_find (cases[i].right, &begin, &term));
      assert_day (&term.last, cases[i].last);
      assert_day (&term.renew_from, cases[i].renew_from);
      assert_day (&term.grace_until, cases[i].grace_until);
    }
  g_assert_false (ip_terms_find ("song", &today, &term));
}

static void
test_terms_words (void)
{
  static const char * const cases[][3] = {
    { "trademark", "2020-01-01", "In force" }, { "trademark", "2016-12-07", "Renew it now" }, { "trademark", "2016-11-27", "Over, but it can still be renewed" },
    { "trademark", "2016-05-28", "Over, but it can still be renewed" }, { "trademark", "2016-05-27", "The term is over" },
    { "trademark", "2017-11-27", "Renew it now" }, { "trademark", "2017-11-28", "In force" }, { "invention", "2006-11-28", "In force" },
    { "invention", "2006-11-27", "The term is over" }, { "recordation", "2017-05-27", "Renew it now" }, { "trademark", "no day", "This cannot be calculated" },
    { "song", "2020-01-01", "This cannot be calculated" },
  };
  GDate today = day_of ("2026-11-27");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"right\":\"%s\",\"begin\":\"%s\"}", cases[i][0], cases[i][1]);
      g_autoptr (JsonObject) answers = object_of (json);
      g_autoptr (IpAdvice) advice = ip_terms_advise (answers, &today);

      g_assert_cmpstr (advice->headline, ==, cases[i][2]);
    }
}

static gboolean
is_good (const char *kind,
         const char *number)
{
  g_autoptr (JsonObject) answers = json_object_new ();
  g_autoptr (IpAdvice) advice = NULL;

  json_object_set_string_member (answers, "kind", kind);
  json_object_set_string_member (answers, "number", number);
  advice = ip_number_advise (answers);
  return advice->kind == IP_ADVICE_GOOD;
}

static void
test_numbers (void)
{
  static const char * const good[][2] = {
    { "patent", "200710308494.X" }, { "patent", "ZL200710308494.x" }, { "patent", "97101765.4" }, { "patent", "２００７１０３０８４９４.X" },
    { "trademark", "1" }, { "trademark", "12345678" }, { "trademark", "12345678A" }, { "trademark", " 123 456 " }, { "madrid", "1234567" }, { "madrid", "123456a" },
    { "recordation", "T2024-10001" }, { "recordation", "c2018-9" }, { "recordation", "P2020-10007" },
  };
  static const char * const bad[][2] = {
    { "patent", "200710308494.1" }, { "patent", "" }, { "patent", "hello" }, { "trademark", "" }, { "trademark", "0123" }, { "trademark", "123456789" },
    { "trademark", "12AB" }, { "trademark", "A12" }, { "madrid", "12345678" }, { "recordation", "X2024-1" }, { "recordation", "T2024-" }, { "recordation", "T224-1" },
    { "recordation", "" }, { "recordation", "T" }, { "recordation", "T2024-1x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (is_good (good[i][0], good[i][1]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (is_good (bad[i][0], bad[i][1]));
}

/* The public vectors of ZC 0006-2003, where they are at hand. */
static void
test_vectors (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KIOSK_SHARED_DATA"), "vectors", "identifiers_visible.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint count = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("The public vectors are not here");
      return;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (g_strstrip (lines[i]), ",", -1);

      if (g_strv_length (fields) < 3 || !g_str_has_prefix (fields[0], "patent"))
        continue;
      g_assert_true (is_good ("patent", fields[1]) == (strcmp (fields[2], "true") == 0 || strcmp (fields[2], "1") == 0));
      count++;
    }
  g_assert_cmpuint (count, >, 0);
  g_test_message ("%u vectors", count);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ip/days", test_days);
  g_test_add_func ("/ip/security", test_security);
  g_test_add_func ("/ip/border", test_border);
  g_test_add_func ("/ip/border-words", test_border_words);
  g_test_add_func ("/ip/disputes", test_disputes);
  g_test_add_func ("/ip/payload", test_payload);
  g_test_add_func ("/ip/photos", test_photos);
  g_test_add_func ("/ip/terms", test_terms);
  g_test_add_func ("/ip/terms-words", test_terms_words);
  g_test_add_func ("/ip/numbers", test_numbers);
  g_test_add_func ("/ip/vectors", test_vectors);
  return g_test_run ();
}
