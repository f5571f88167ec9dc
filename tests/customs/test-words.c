/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-tax-words.h"
#include "customs-words.h"

static CustomsRecord *
parse (const char *stage,
       const char *kind,
       const char *code,
       const char *more)
{
  g_autofree char *json =
    g_strdup_printf ("{\"status\":{\"stage\":\"%s\",\"kind\":\"%s\",\"code\":\"%s\",\"text\":\"原文\"},\"stages\":[]%s}",
                     stage, kind, code, more);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;
  CustomsRecord *record = customs_record_from_json (json_node_get_object (root), &error);

  g_assert_no_error (error);
  return record;
}

static void
assert_headline (const char *stage,
                 const char *kind,
                 const char *code,
                 const char *expected)
{
  g_autoptr (CustomsRecord) record = parse (stage, kind, code, "");
  g_autofree char *headline = customs_words_headline (record->status);

  g_assert_cmpstr (headline, ==, expected);
}

static void
test_headlines (void)
{
  assert_headline ("release", "done", "P", "Released");
  assert_headline ("close", "done", "R", "Cleared and closed");
  assert_headline ("inspect", "attention", "C", "Chosen for inspection");
  assert_headline ("inspect", "attention", "503", "Held by customs");
  assert_headline ("review", "progress", "J", "Documents reviewed");
  assert_headline ("review", "progress", "300", "Under review by customs");
  assert_headline ("review", "error", "E", "Returned by customs");
  assert_headline ("review", "error", "-621018", "Refused by the customs check");
  assert_headline ("ended", "error", "D", "Ended without release");
  assert_headline ("ended", "error", "700", "Goods being returned");
  assert_headline ("unknown", "progress", "U", "In progress (code U)");
  /* A declaration's S says two different things, so it says nothing; a parcel's says that it arrived. */
  assert_headline ("unknown", "progress", "S", "In progress (code S)");
  assert_headline ("close", "done", "S", "Delivered");
}

/* Whatever the gateway says, there is a headline; and whoever has to act is told how. */
static void
test_every_state (void)
{
  const char * const stages[] = { "declare", "store", "review", "inspect", "tax", "release", "close", "ended", "unknown" };
  const char * const kinds[] = { "progress", "done", "attention", "error" };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        g_autoptr (CustomsRecord) record = parse (stages[i], kinds[j], "?", "");
        g_autofree char *headline = customs_words_headline (record->status);
        g_autofree char *advice = customs_words_advice (record);

        g_test_message ("%s %s", stages[i], kinds[j]);
        g_assert_cmpstr (headline, !=, "");
        if (j >= 2)
          g_assert_nonnull (advice);
      }
}

static void
assert_advice (const char *stage,
               const char *kind,
               const char *code,
               const char *more,
               const char *part)
{
  g_autoptr (CustomsRecord) record = parse (stage, kind, code, more);
  g_autofree char *advice = customs_words_advice (record);

  if (advice == NULL || strstr (advice, part) == NULL)
    g_error ("“%s” is not in “%s”", part, advice);
}

static void
test_advice (void)
{
  const char *buyer = ",\"order_no\":\"DD1\"";
  const char *import = ",\"direction\":\"import\"";

  assert_advice ("inspect", "attention", "C", "", "packing list");
  assert_advice ("inspect", "attention", "500", buyer, "you need not be there");
  assert_advice ("inspect", "attention", "502", "", "12360");
  assert_advice ("review", "error", "E", "", "customs agent");
  assert_advice ("review", "error", "100", buyer, "shop or platform");
  assert_advice ("tax", "attention", "T", "", "within 15 days");
  assert_advice ("tax", "attention", "T", buyer, "The platform pays");
  assert_advice ("release", "done", "P", "", "shipped");
  assert_advice ("release", "done", "P", import, "collected");
  assert_advice ("close", "done", "R", "", "refund");
  assert_advice ("close", "done", "R", import, "supplier abroad");
  assert_advice ("release", "done", "800", buyer, "carrier");
}

static void
test_day_to_pay_by (void)
{
  g_autoptr (JsonNode) root =
    json_from_string ("{\"status\":{\"stage\":\"tax\",\"kind\":\"attention\",\"code\":\"T\"},\"stages\":["
                      "{\"stage\":\"tax\",\"state\":\"attention\",\"time\":\"2026-11-23T23:30:00+08:00\"}]}", NULL);
  g_autoptr (CustomsRecord) record = customs_record_from_json (json_node_get_object (root), NULL);
  g_autofree char *advice = customs_words_advice (record);

  g_assert_nonnull (strstr (advice, "by 2026-12-08,"));
}

static void
assert_time (GDateTime  *time,
             const char *format)
{
  g_autofree char *expected = g_date_time_format (time, format);
  g_autofree char *words = customs_words_time (time);

  g_assert_cmpstr (words, ==, expected);
}

/* By the clock of the customs house: what is today there may be yesterday here. */
static void
test_times (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (8 * 60 * 60);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autoptr (GDateTime) last_year = g_date_time_add_days (now, -400);

  assert_time (now, "today %H:%M");
  assert_time (yesterday, "yesterday %H:%M");
  assert_time (last_year, "%Y-%m-%d %H:%M");
}

static void
test_numbers (void)
{
  g_autofree char *declaration = customs_words_number (CUSTOMS_NUMBER_DECLARATION, "370120260000123456");
  g_autofree char *date = customs_words_date ("2026-11-03");
  g_autofree char *yuan = customs_words_yuan (123456789);
  g_autofree char *whole = customs_words_rate (130000);
  g_autofree char *part = customs_words_rate (65000);
  g_autofree char *nothing = customs_words_rate (0);

  g_assert_cmpstr (declaration, ==, "Declaration number 3701 2026 0000 123456");
  g_assert_cmpstr (date, ==, "2026-11-03");
  g_assert_cmpstr (yuan, ==, "1,234,567.89 yuan");
  g_assert_cmpstr (whole, ==, "13%");
  g_assert_cmpstr (part, ==, "6.5%");
  g_assert_cmpstr (nothing, ==, "0%");
}

static void
test_formulas (void)
{
  const CustomsTaxEstimate within = {
    .dutiable = 100000,
    .rates = { .consumption = 150000, .vat = 130000, .factor = 700000 },
    .tax = { .consumption = 12353, .vat = 10706, .total = 23059 },
  };
  const CustomsTaxEstimate full = {
    .dutiable = 500001,
    .rates = { .duty = 50000, .vat = 130000, .factor = 1000000 },
    .tax = { .duty = 25000, .vat = 68250, .total = 93250 },
  };
  g_autofree char *consumption = customs_tax_words_consumption (&within);
  g_autofree char *vat = customs_tax_words_vat (&within);
  g_autofree char *duty = customs_tax_words_duty (&full);
  g_autofree char *full_vat = customs_tax_words_vat (&full);

  g_assert_cmpstr (consumption, ==, "1,000.00 ÷ (1 − 15%) × 15% × 70%");
  g_assert_cmpstr (vat, ==, "1,000.00 ÷ (1 − 15%) × 13% × 70%");
  g_assert_cmpstr (duty, ==, "5,000.01 × 5%");
  g_assert_cmpstr (full_vat, ==, "(5,000.01 + 250.00) × 13%");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/customs/words/headlines", test_headlines);
  g_test_add_func ("/customs/words/every-state", test_every_state);
  g_test_add_func ("/customs/words/advice", test_advice);
  g_test_add_func ("/customs/words/day-to-pay-by", test_day_to_pay_by);
  g_test_add_func ("/customs/words/times", test_times);
  g_test_add_func ("/customs/words/numbers", test_numbers);
  g_test_add_func ("/customs/words/formulas", test_formulas);

  return g_test_run ();
}
