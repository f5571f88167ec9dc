/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-core.h"

static void
assert_tax (const char *value,
            const char *vat,
            const char *ct,
            const char *duty,
            const char *factor,
            const char *expected)
{
  KioskTaxRates rates;
  KioskImportTax tax;
  gint64 fen;
  g_autofree char *lines = NULL;

  g_assert_true (kiosk_decimal_parse (value, 2, &fen, NULL));
  g_assert_true (kiosk_decimal_parse (vat, 6, &rates.vat, NULL));
  g_assert_true (kiosk_decimal_parse (ct, 6, &rates.consumption, NULL));
  g_assert_true (kiosk_decimal_parse (duty, 6, &rates.duty, NULL));
  g_assert_true (kiosk_decimal_parse (factor, 6, &rates.factor, NULL));
  g_assert_true (kiosk_import_tax_compute (fen, &rates, &tax, NULL));

  lines = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                           tax.duty, tax.consumption, tax.vat, tax.total);
  g_assert_cmpstr (lines, ==, expected);
}

static void
test_published (void)
{
  assert_tax ("1000", "0.13", "0", "0", "0.7", "0 0 9100 9100");
  assert_tax ("1000", "0.13", "0.15", "0", "0.7", "0 12353 10706 23059");
  assert_tax ("425", "0.13", "0.15", "0", "0.7", "0 5250 4550 9800");
  assert_tax ("5000.01", "0.13", "0", "0.05", "1", "25000 0 68250 93250");
  assert_tax ("1000", "0.13", "0.10", "0.14", "1", "14000 12667 16467 43134");
}

static void
test_rounds_half_up (void)
{
  assert_tax ("0.05", "0.1", "0", "0", "1", "0 0 1 1");
  assert_tax ("0.04", "0.1", "0", "0", "1", "0 0 0 0");
}

static void
test_extremes (void)
{
  KioskTaxRates rates = { 100000000, 999999, 100000000, 1000000 };
  KioskImportTax tax;
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_import_tax_compute (-1, &rates, &tax, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
  rates.consumption = 1000000;
  g_assert_false (kiosk_import_tax_compute (100, &rates, &tax, NULL));
  rates = (KioskTaxRates) { 0, 0, 0, 0 };
  g_assert_true (kiosk_import_tax_compute (0, &rates, &tax, NULL));
  g_assert_cmpint (tax.total, ==, 0);
}

static void
test_channels (void)
{
  KioskTaxPolicy policy = { "2019-01-01", 500000, 2600000, 700000, TRUE, "test" };

  g_assert_cmpint (kiosk_tax_policy_decide (&policy, TRUE, 0, 500000, FALSE), ==, KIOSK_TAX_CHANNEL_WITHIN_LIMITS);
  g_assert_cmpint (kiosk_tax_policy_decide (&policy, TRUE, 0, 500001, TRUE), ==, KIOSK_TAX_CHANNEL_FULL_TAX);
  g_assert_cmpint (kiosk_tax_policy_decide (&policy, TRUE, 0, 500001, FALSE), ==, KIOSK_TAX_CHANNEL_SPLIT);
  g_assert_cmpint (kiosk_tax_policy_decide (&policy, TRUE, 2100000, 500000, TRUE), ==, KIOSK_TAX_CHANNEL_WITHIN_LIMITS);
  g_assert_cmpint (kiosk_tax_policy_decide (&policy, TRUE, 2100001, 500000, TRUE), ==, KIOSK_TAX_CHANNEL_GENERAL_TRADE);
  g_assert_cmpint (kiosk_tax_policy_decide (&policy, FALSE, 0, 100, TRUE), ==, KIOSK_TAX_CHANNEL_GENERAL_TRADE);
  policy.single_item_over_limit = FALSE;
  g_assert_cmpint (kiosk_tax_policy_decide (&policy, TRUE, 0, 500001, TRUE), ==, KIOSK_TAX_CHANNEL_GENERAL_TRADE);
}

static void
test_decimals (void)
{
  static const struct { const char *text; gboolean good; gint64 number; } cases[] = {
    { "5000.01", TRUE, 500001 }, { "５，０００．１", TRUE, 500010 }, { ".5", TRUE, 50 }, { "7.", TRUE, 700 }, { " 1 000 ", TRUE, 100000 },
    { "", FALSE, 0 }, { ".", FALSE, 0 }, { "1.234", FALSE, 0 }, { "1.2.3", FALSE, 0 }, { "-1", FALSE, 0 }, { "1e5", FALSE, 0 },
    { "99999999999999999999", FALSE, 0 }, { "12a", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 number = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (kiosk_decimal_parse (cases[i].text, 2, &number, &error), ==, cases[i].good);
      if (cases[i].good)
        g_assert_cmpint (number, ==, cases[i].number);
      else
        g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
    }
}

static void
test_formats (void)
{
  g_autofree char *grouped = kiosk_decimal_format (123456789, 2, TRUE);
  g_autofree char *small = kiosk_decimal_format (5, 2, FALSE);
  g_autofree char *negative = kiosk_decimal_format (-123456, 2, TRUE);
  g_autofree char *whole = kiosk_decimal_format (1000, 0, TRUE);

  g_assert_cmpstr (grouped, ==, "1,234,567.89");
  g_assert_cmpstr (small, ==, "0.05");
  g_assert_cmpstr (negative, ==, "-1,234.56");
  g_assert_cmpstr (whole, ==, "1,000");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-tax/published", test_published);
  g_test_add_func ("/import-tax/rounds-half-up", test_rounds_half_up);
  g_test_add_func ("/import-tax/extremes", test_extremes);
  g_test_add_func ("/import-tax/channels", test_channels);
  g_test_add_func ("/decimal/parse", test_decimals);
  g_test_add_func ("/decimal/format", test_formats);

  return g_test_run ();
}
