/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-tax-estimate.h"
#include "customs-tax-subject.h"

static const char rules_json[] =
  "{\"policies\":["
  "{\"effective_from\":\"2016-04-08\",\"effective_to\":\"2018-12-31\",\"single_limit\":\"2000\",\"annual_limit\":\"20000\","
  "\"factor\":\"0.70\",\"single_item_over_limit\":false,\"source\":\"财关税〔2016〕18号\"},"
  "{\"effective_from\":\"2019-01-01\",\"single_limit\":\"5000.00\",\"annual_limit\":\"26000.00\","
  "\"factor\":\"0.70\",\"single_item_over_limit\":true,\"source\":\"财关税〔2018〕49号\",\"comment\":\"later\"}],"
  "\"vat\":["
  "{\"effective_from\":\"1994-01-01\",\"effective_to\":\"2017-06-30\",\"standard\":\"17\",\"reduced\":\"13\",\"source\":\"a\"},"
  "{\"effective_from\":\"2017-07-01\",\"effective_to\":\"2018-04-30\",\"standard\":\"17\",\"reduced\":\"11\",\"source\":\"b\"},"
  "{\"effective_from\":\"2018-05-01\",\"effective_to\":\"2019-03-31\",\"standard\":\"16\",\"reduced\":\"10\",\"source\":\"c\"},"
  "{\"effective_from\":\"2019-04-01\",\"effective_to\":null,\"standard\":\"13\",\"reduced\":\"9\",\"source\":\"d\"}]}";

static CustomsTaxRules *
parse_rules (const char  *json,
             GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &trouble);

  g_assert_no_error (trouble);
  return customs_tax_rules_from_json (json_node_get_object (root), error);
}

static CustomsTaxRules *
get_rules (void)
{
  g_autoptr (GError) error = NULL;
  CustomsTaxRules *rules = parse_rules (rules_json, &error);

  g_assert_no_error (error);
  return rules;
}

/* A purchase of @fen on @date: one listed item, 10 % duty, no consumption tax. */
static CustomsTaxInput
purchase (const char *date,
          gint64      fen)
{
  CustomsTaxInput input = { .value = fen, .duty = 100000, .single_item = TRUE, .listed = TRUE };

  g_strlcpy (input.date, date, sizeof input.date);
  return input;
}

static CustomsTaxEstimate
estimate (const CustomsTaxInput *input)
{
  g_autoptr (CustomsTaxRules) rules = get_rules ();
  g_autoptr (GError) error = NULL;
  CustomsTaxEstimate result;

  g_assert_true (customs_tax_estimate (rules, input, &result, &error));
  g_assert_no_error (error);
  return result;
}

static void
assert_refused (const CustomsTaxInput *input,
                CustomsTaxError        code)
{
  g_autoptr (CustomsTaxRules) rules = get_rules ();
  g_autoptr (GError) error = NULL;
  CustomsTaxEstimate result;

  g_assert_false (customs_tax_estimate (rules, input, &result, &error));
  g_assert_error (error, CUSTOMS_TAX_ERROR, (int) code);
}

static void
test_rule_by_date (void)
{
  const struct { const char *date; const char *source; gint64 limit; gint64 vat; gint64 reduced; } days[] = {
    { "2016-04-08", "财关税〔2016〕18号", 200000, 170000, 130000 },
    { "2017-06-30", "财关税〔2016〕18号", 200000, 170000, 130000 },
    { "2017-07-01", "财关税〔2016〕18号", 200000, 170000, 110000 },
    { "2018-04-30", "财关税〔2016〕18号", 200000, 170000, 110000 },
    { "2018-05-01", "财关税〔2016〕18号", 200000, 160000, 100000 },
    { "2018-12-31", "财关税〔2016〕18号", 200000, 160000, 100000 },
    { "2019-01-01", "财关税〔2018〕49号", 500000, 160000, 100000 },
    { "2019-03-31", "财关税〔2018〕49号", 500000, 160000, 100000 },
    { "2019-04-01", "财关税〔2018〕49号", 500000, 130000, 90000 },
    { "2026-11-23", "财关税〔2018〕49号", 500000, 130000, 90000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      CustomsTaxInput input = purchase (days[i].date, 10000);
      CustomsTaxEstimate result = estimate (&input);

      g_test_message ("%s", days[i].date);
      g_assert_cmpstr (result.policy.source, ==, days[i].source);
      g_assert_cmpint (result.policy.single_limit, ==, days[i].limit);
      g_assert_cmpint (result.rates.vat, ==, days[i].vat);

      input.vat_class = CUSTOMS_VAT_REDUCED;
      g_assert_cmpint (estimate (&input).rates.vat, ==, days[i].reduced);
    }
}

static void
test_before_the_first_rule (void)
{
  CustomsTaxInput input = purchase ("2016-04-07", 10000);

  assert_refused (&input, CUSTOMS_TAX_ERROR_DATE);
}

static void
test_channels (void)
{
  const struct { const char *date; gint64 value; gint64 used; gboolean single; gboolean listed; KioskTaxChannel channel; } cases[] = {
    { "2018-12-31", 200000, 0, TRUE, TRUE, KIOSK_TAX_CHANNEL_WITHIN_LIMITS },
    { "2018-12-31", 200001, 0, TRUE, TRUE, KIOSK_TAX_CHANNEL_GENERAL_TRADE },
    { "2018-12-31", 500000, 0, TRUE, TRUE, KIOSK_TAX_CHANNEL_GENERAL_TRADE },
    { "2019-01-01", 500000, 0, TRUE, TRUE, KIOSK_TAX_CHANNEL_WITHIN_LIMITS },
    { "2019-01-01", 500001, 0, TRUE, TRUE, KIOSK_TAX_CHANNEL_FULL_TAX },
    { "2019-01-01", 500001, 0, FALSE, TRUE, KIOSK_TAX_CHANNEL_SPLIT },
    { "2026-11-23", 2600000, 0, TRUE, TRUE, KIOSK_TAX_CHANNEL_FULL_TAX },
    { "2026-11-23", 2600001, 0, TRUE, TRUE, KIOSK_TAX_CHANNEL_GENERAL_TRADE },
    { "2026-11-23", 500000, 2100000, TRUE, TRUE, KIOSK_TAX_CHANNEL_WITHIN_LIMITS },
    { "2026-11-23", 500000, 2100001, TRUE, TRUE, KIOSK_TAX_CHANNEL_GENERAL_TRADE },
    { "2026-11-23", 10000, 0, TRUE, FALSE, KIOSK_TAX_CHANNEL_GENERAL_TRADE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CustomsTaxInput input = purchase (cases[i].date, cases[i].value);
      CustomsTaxEstimate result;

      input.annual_used = cases[i].used;
      input.single_item = cases[i].single;
      input.listed = cases[i].listed;
      result = estimate (&input);

      g_test_message ("%u", i);
      g_assert_cmpint (result.channel, ==, cases[i].channel);
      g_assert_cmpint (result.annual_left, ==, result.policy.annual_limit - cases[i].used - cases[i].value);
      if (cases[i].channel == KIOSK_TAX_CHANNEL_WITHIN_LIMITS)
        g_assert_cmpint (result.rates.duty + result.tax.duty, ==, 0);
      else
        g_assert_cmpint (result.rates.factor, ==, 1000000);
    }
}

/* Freight and insurance are part of the value, also against the limits. */
static void
test_dutiable_value (void)
{
  CustomsTaxInput input = purchase ("2026-11-23", 490000);
  CustomsTaxEstimate result;

  input.freight = 9000;
  input.insurance = 1001;
  result = estimate (&input);

  g_assert_cmpint (result.dutiable, ==, 500001);
  g_assert_cmpint (result.channel, ==, KIOSK_TAX_CHANNEL_FULL_TAX);
}

static void
test_refused (void)
{
  CustomsTaxInput input = purchase ("2026-11-23", 0);

  assert_refused (&input, CUSTOMS_TAX_ERROR_VALUE);
  input.value = -1;
  assert_refused (&input, CUSTOMS_TAX_ERROR_VALUE);
  input.value = G_MAXINT64;
  assert_refused (&input, CUSTOMS_TAX_ERROR_VALUE);
  input.value = 10000;
  input.freight = G_MAXINT64;
  assert_refused (&input, CUSTOMS_TAX_ERROR_VALUE);
  input.freight = 0;
  input.consumption = 1000000;
  assert_refused (&input, CUSTOMS_TAX_ERROR_CONSUMPTION_RANGE);
  input.consumption = 0;
  input.duty = 10000001;
  assert_refused (&input, CUSTOMS_TAX_ERROR_DUTY_RANGE);
}

/* Within the limits no duty is levied, so nobody need know it. */
static void
test_unknown_duty (void)
{
  CustomsTaxInput input = purchase ("2026-11-23", 500000);

  input.duty = CUSTOMS_RATE_UNKNOWN;
  g_assert_cmpint (estimate (&input).tax.total, ==, 45500);
  input.value++;
  assert_refused (&input, CUSTOMS_TAX_ERROR_DUTY_MISSING);
}

static gint64
millionths (const char *text)
{
  gint64 number;

  g_assert_true (kiosk_decimal_parse (text, 6, &number, NULL));
  return number;
}

static gint64
fen (const char *text)
{
  gint64 number;

  g_assert_true (kiosk_decimal_parse (text, 2, &number, NULL));
  return number;
}

/* case,dutiable_value,vat,ct,duty,factor,duty_cny,ct_cny,vat_cny,total_cny,note,source */
static void
check_vector (char **row)
{
  gboolean full = millionths (row[5]) == 1000000;
  CustomsTaxInput input = purchase ("2026-11-23", fen (row[1]));
  CustomsTaxEstimate result;

  input.vat_class = CUSTOMS_VAT_OTHER;
  input.vat = millionths (row[2]);
  input.consumption = millionths (row[3]);
  input.duty = millionths (row[4]);
  input.listed = !full || input.value > 500000;
  result = estimate (&input);

  g_test_message ("%s", row[0]);
  g_assert_cmpint (result.rates.factor, ==, millionths (row[5]));
  g_assert_cmpint (result.tax.duty, ==, fen (row[6]));
  g_assert_cmpint (result.tax.consumption, ==, fen (row[7]));
  g_assert_cmpint (result.tax.vat, ==, fen (row[8]));
  g_assert_cmpint (result.tax.total, ==, fen (row[9]));
}

static char *
find_shared_data (const char *folder,
                  const char *name)
{
  const char *data = g_getenv ("KIOSK_SHARED_DATA");

  if (data != NULL)
    return g_build_filename (data, folder, name, NULL);
  return g_build_filename (g_getenv ("KIOSK_SOURCE_ROOT"), "..", "shared", "data", folder, name, NULL);
}

static void
test_vectors (void)
{
  g_autofree char *path = find_shared_data ("tax", "tax_cases_visible.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint checked = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the shared data are not here");
      return;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (g_strchomp (lines[i]), ",", -1);

      if (g_strv_length (row) < 10)
        continue;
      check_vector (row);
      checked++;
    }
  g_assert_cmpuint (checked, >=, 13);
}

static void
test_classify (void)
{
  g_autoptr (CustomsTaxRules) rules = get_rules ();

  g_assert_cmpint (customs_tax_classify_vat (rules, "2026-11-23", 130000), ==, CUSTOMS_VAT_STANDARD);
  g_assert_cmpint (customs_tax_classify_vat (rules, "2026-11-23", 90000), ==, CUSTOMS_VAT_REDUCED);
  g_assert_cmpint (customs_tax_classify_vat (rules, "2026-11-23", 0), ==, CUSTOMS_VAT_OTHER);
  g_assert_cmpint (customs_tax_classify_vat (rules, "2018-12-31", 130000), ==, CUSTOMS_VAT_OTHER);
  g_assert_cmpint (customs_tax_classify_vat (rules, "2026-11-23", CUSTOMS_RATE_UNKNOWN), ==, CUSTOMS_VAT_STANDARD);
}

static void
test_presets (void)
{
  g_autoptr (CustomsTaxSubject) cosmetics = customs_tax_subject_new_preset ("cosmetics");
  g_autoptr (CustomsTaxSubject) reduced = customs_tax_subject_new_preset ("reduced");
  g_autoptr (CustomsTaxSubject) unknown = customs_tax_subject_new_preset ("rockets");

  g_assert_cmpint (cosmetics->consumption, ==, 150000);
  g_assert_cmpint (cosmetics->duty, ==, CUSTOMS_RATE_UNKNOWN);
  g_assert_cmpint (reduced->vat_class, ==, CUSTOMS_VAT_REDUCED);
  g_assert_cmpint (unknown->consumption, ==, 0);
  g_assert_cmpstr (customs_tax_subject_get_name (unknown), ==, "General goods");
}

static const char * const broken[] = {
  "{}",
  "{\"policies\":[]}",
  "{\"policies\":[{}],\"vat\":[]}",
  "{\"policies\":[],\"vat\":[{\"effective_from\":\"2019-04-01\",\"standard\":13,\"reduced\":\"9\"}]}",
  "{\"policies\":[],\"vat\":[{\"effective_from\":\"1 April 2019\",\"standard\":\"13\",\"reduced\":\"9\"}]}",
  "{\"policies\":[],\"vat\":[{\"effective_from\":\"2019-04-01\",\"standard\":\"13\"}]}",
  "{\"policies\":[],\"vat\":[7]}",
};

static void
test_broken_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", broken[i]);
      g_assert_null (parse_rules (broken[i], &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/customs/tax/rule-by-date", test_rule_by_date);
  g_test_add_func ("/customs/tax/before-the-first-rule", test_before_the_first_rule);
  g_test_add_func ("/customs/tax/channels", test_channels);
  g_test_add_func ("/customs/tax/dutiable-value", test_dutiable_value);
  g_test_add_func ("/customs/tax/refused", test_refused);
  g_test_add_func ("/customs/tax/unknown-duty", test_unknown_duty);
  g_test_add_func ("/customs/tax/vectors", test_vectors);
  g_test_add_func ("/customs/tax/classify", test_classify);
  g_test_add_func ("/customs/tax/presets", test_presets);
  g_test_add_func ("/customs/tax/broken-rules", test_broken_rules);

  return g_test_run ();
}
