/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-day.h"
#include "customs-number.h"

static const struct
{
  const char        *typed;
  gboolean           known;
  CustomsNumberKind  kind;
} numbers[] = {
  { "370120260000123456", TRUE, CUSTOMS_NUMBER_DECLARATION },
  { "223320231000000762", TRUE, CUSTOMS_NUMBER_DECLARATION },
  { "3701 2026 0000 123456", TRUE, CUSTOMS_NUMBER_DECLARATION },
  { "３７０１２０２６００００１２３４５６", TRUE, CUSTOMS_NUMBER_DECLARATION },
  { "370120262000123456", TRUE, CUSTOMS_NUMBER_ORDER },
  { "79202022I093777661", TRUE, CUSTOMS_NUMBER_INVENTORY },
  { "79202022i0", TRUE, CUSTOMS_NUMBER_INVENTORY },
  { "37012026E00001234567", TRUE, CUSTOMS_NUMBER_INVENTORY },
  { "I20180000147015879", TRUE, CUSTOMS_NUMBER_UNIFIED },
  { "B20160512000001882", TRUE, CUSTOMS_NUMBER_PREENTRY },
  { "RR123456785CN", TRUE, CUSTOMS_NUMBER_POSTAL },
  { "rb123456786us", TRUE, CUSTOMS_NUMBER_POSTAL },
  { "SF1234567890123", TRUE, CUSTOMS_NUMBER_WAYBILL },
  { "9876543210123", TRUE, CUSTOMS_NUMBER_WAYBILL },
  { "DD20261123000001", TRUE, CUSTOMS_NUMBER_ORDER },
  { "1234567890123456789", TRUE, CUSTOMS_NUMBER_ORDER },
  { "订单12345678", FALSE, CUSTOMS_NUMBER_ORDER },
  { "12345", FALSE, CUSTOMS_NUMBER_ORDER },
  { "", FALSE, CUSTOMS_NUMBER_ORDER },
};

static void
test_recognise (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *number = customs_number_normalise (numbers[i].typed);
      CustomsNumberKind kind = CUSTOMS_NUMBER_ORDER;

      g_test_message ("%s", numbers[i].typed);
      g_assert_true (customs_number_recognise (number, &kind) == numbers[i].known);
      g_assert_cmpint (kind, ==, numbers[i].kind);
    }
}

static void
test_certain (void)
{
  g_assert_true (customs_number_is_certain (CUSTOMS_NUMBER_INVENTORY));
  g_assert_true (customs_number_is_certain (CUSTOMS_NUMBER_POSTAL));
  g_assert_false (customs_number_is_certain (CUSTOMS_NUMBER_WAYBILL));
  g_assert_false (customs_number_is_certain (CUSTOMS_NUMBER_ORDER));
}

/* What bar codes and QR codes say. */
static const struct
{
  const char        *text;
  const char        *number;
  CustomsNumberKind  kind;
} codes[] = {
  { "370120260000123456", "370120260000123456", CUSTOMS_NUMBER_DECLARATION },
  { "报关单号：370120260000123456", "370120260000123456", CUSTOMS_NUMBER_DECLARATION },
  { "https://example.org/entry?no=370120260000123456&from=app", "370120260000123456", CUSTOMS_NUMBER_DECLARATION },
  { "SF1234567890123 79202022i093777661", "79202022I093777661", CUSTOMS_NUMBER_INVENTORY },
  { "RR 123 456 785 CN", "RR123456785CN", CUSTOMS_NUMBER_POSTAL },
  { "I20180000147015879", "I20180000147015879", CUSTOMS_NUMBER_UNIFIED },
  { "SF1234567890123", "SF1234567890123", CUSTOMS_NUMBER_WAYBILL },
  { "DD-2026_11.23/1", "DD-2026_11.23/1", CUSTOMS_NUMBER_ORDER },
  { "https://example.org/SF1234567890123", NULL, CUSTOMS_NUMBER_ORDER },
  { "你好", NULL, CUSTOMS_NUMBER_ORDER },
  { "", NULL, CUSTOMS_NUMBER_ORDER },
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      CustomsNumberKind kind = CUSTOMS_NUMBER_ORDER;
      g_autofree char *number = customs_number_find (codes[i].text, &kind);

      g_test_message ("%s", codes[i].text);
      g_assert_cmpstr (number, ==, codes[i].number);
      if (number != NULL)
        g_assert_cmpint (kind, ==, codes[i].kind);
    }
}

static void
assert_good (CustomsNumberKind  kind,
             const char        *typed,
             const char        *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = customs_number_check (kind, typed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (number, ==, expected);
}

/* Every refusal has words for the visitor. */
static void
assert_refused (CustomsNumberKind  kind,
                const char        *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = customs_number_check (kind, typed, &error);

  g_assert_null (number);
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_check (void)
{
  g_autofree char *long_number = g_strnfill (61, '7');

  assert_good (CUSTOMS_NUMBER_DECLARATION, "3701 2026 0000 123456", "370120260000123456");
  assert_good (CUSTOMS_NUMBER_INVENTORY, "79202022i093777661", "79202022I093777661");
  assert_good (CUSTOMS_NUMBER_POSTAL, "rr123456785cn", "RR123456785CN");
  assert_good (CUSTOMS_NUMBER_WAYBILL, " sf1234567890123 ", "SF1234567890123");
  assert_good (CUSTOMS_NUMBER_ORDER, "dd-2026_11.23/1", "DD-2026_11.23/1");

  assert_refused (CUSTOMS_NUMBER_DECLARATION, "37012026000012");
  assert_refused (CUSTOMS_NUMBER_INVENTORY, "79202022I0937");
  assert_refused (CUSTOMS_NUMBER_POSTAL, "RB123456786US");
  assert_refused (CUSTOMS_NUMBER_PREENTRY, "B20160512000001882");
  assert_refused (CUSTOMS_NUMBER_UNIFIED, "I20180000147015879");
  assert_refused (CUSTOMS_NUMBER_ORDER, "");
  assert_refused (CUSTOMS_NUMBER_ORDER, "12345");
  assert_refused (CUSTOMS_NUMBER_ORDER, "订单12345678");
  assert_refused (CUSTOMS_NUMBER_ORDER, "12345678?x=1");
  assert_refused (CUSTOMS_NUMBER_WAYBILL, long_number);
}

static void
assert_day (const char *typed,
            const char *expected)
{
  g_autofree char *day = customs_day_parse (typed);

  g_assert_cmpstr (day, ==, expected);
}

static void
test_day (void)
{
  g_autofree char *today = customs_day_today ();
  g_autofree char *again = customs_day_parse (today);

  g_assert_cmpstr (again, ==, today);
  assert_day ("20181231", "2018-12-31");
  assert_day ("2018-12-31", "2018-12-31");
  assert_day ("2018年12月31日", "2018-12-31");
  assert_day ("２０１８１２３１", "2018-12-31");
  assert_day ("20240229", "2024-02-29");
  assert_day ("20230229", NULL);
  assert_day ("20181301", NULL);
  assert_day ("2018123", NULL);
  assert_day ("201812310", NULL);
  assert_day ("", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/customs/number/recognise", test_recognise);
  g_test_add_func ("/customs/number/certain", test_certain);
  g_test_add_func ("/customs/number/find", test_find);
  g_test_add_func ("/customs/number/check", test_check);
  g_test_add_func ("/customs/day", test_day);

  return g_test_run ();
}
