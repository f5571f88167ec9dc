/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-typed-text-private.h"

#include <string.h>

static KioskTypedText *
new_declaration (void)
{
  KioskTypedText *typed = kiosk_typed_text_new ();

  kiosk_typed_text_set_identifier (typed, KIOSK_IDENTIFIER_DECLARATION_NO, 18);

  return typed;
}

static KioskTypedText *
new_free (void)
{
  KioskTypedText *typed = kiosk_typed_text_new ();

  kiosk_typed_text_set_free (typed, 200);

  return typed;
}

static void
assert_shown (KioskTypedText *typed,
              const char     *expected)
{
  g_autofree char *shown = kiosk_typed_text_get_shown (typed);

  g_assert_cmpstr (shown, ==, expected);
}

static void
assert_typed_as (const char *text,
                 gssize      length,
                 const char *expected)
{
  g_autoptr (KioskTypedText) typed = new_free ();

  kiosk_typed_text_replace (typed, 0, 0, text, length);
  g_assert_cmpstr (kiosk_typed_text_get_value (typed), ==, expected);
}

static void
test_groups (void)
{
  g_autoptr (KioskTypedText) typed = new_declaration ();

  g_assert_cmpuint (kiosk_typed_text_replace (typed, 0, 0, "3701", -1), ==, 4);
  assert_shown (typed, "3701");
  g_assert_cmpuint (kiosk_typed_text_replace (typed, 4, 4, "2", -1), ==, 6);
  assert_shown (typed, "3701 2");
  g_assert_cmpuint (kiosk_typed_text_replace (typed, 6, 6, "026 0000 12 3456", -1), ==, 21);
  assert_shown (typed, "3701 2026 0000 123456");
  g_assert_cmpstr (kiosk_typed_text_get_value (typed), ==, "370120260000123456");
  g_assert_cmpuint (kiosk_typed_text_get_length (typed), ==, 18);
}

static void
test_positions (void)
{
  g_autoptr (KioskTypedText) typed = new_declaration ();
  const guint to_value[] = { 0, 1, 2, 3, 4, 4, 5, 6 };

  kiosk_typed_text_replace (typed, 0, 0, "370120", -1);
  for (guint i = 0; i < G_N_ELEMENTS (to_value); i++)
    g_assert_cmpuint (kiosk_typed_text_to_value (typed, i), ==, to_value[i]);
  g_assert_cmpuint (kiosk_typed_text_to_value (typed, 1000), ==, 6);
  g_assert_cmpuint (kiosk_typed_text_to_shown (typed, 3), ==, 3);
  g_assert_cmpuint (kiosk_typed_text_to_shown (typed, 4), ==, 5);
  g_assert_cmpuint (kiosk_typed_text_to_shown (typed, 6), ==, 7);
}

static void
test_middle (void)
{
  g_autoptr (KioskTypedText) typed = new_declaration ();

  kiosk_typed_text_replace (typed, 0, 0, "37012026", -1);
  g_assert_cmpuint (kiosk_typed_text_replace (typed, 2, 2, "9", -1), ==, 3);
  assert_shown (typed, "3790 1202 6");
  g_assert_cmpuint (kiosk_typed_text_replace (typed, 2, 3, "", 0), ==, 2);
  assert_shown (typed, "3701 2026");
}

static void
test_limit (void)
{
  g_autoptr (KioskTypedText) typed = new_declaration ();

  kiosk_typed_text_replace (typed, 0, 0, "370120260000123456789", -1);
  g_assert_cmpstr (kiosk_typed_text_get_value (typed), ==, "370120260000123456");
  g_assert_cmpuint (kiosk_typed_text_replace (typed, 0, 0, "9", -1), ==, 0);
  g_assert_cmpstr (kiosk_typed_text_get_value (typed), ==, "370120260000123456");
  kiosk_typed_text_replace (typed, 0, 1, "9", -1);
  g_assert_cmpstr (kiosk_typed_text_get_value (typed), ==, "970120260000123456");
}

static void
test_full_width (void)
{
  g_autoptr (KioskTypedText) typed = kiosk_typed_text_new ();

  kiosk_typed_text_set_identifier (typed, KIOSK_IDENTIFIER_USCC, 18);
  kiosk_typed_text_replace (typed, 0, 0, "９１３５０２００ma", -1);
  g_assert_cmpstr (kiosk_typed_text_get_value (typed), ==, "91350200MA");
}

static void
test_megabyte (void)
{
  g_autofree char *megabyte = g_strnfill (1024 * 1024, '7');
  g_autofree char *blank = g_strnfill (1024 * 1024, '\n');
  g_autoptr (KioskTypedText) number = new_declaration ();
  g_autoptr (KioskTypedText) text = new_free ();
  gint64 start = g_get_monotonic_time ();

  kiosk_typed_text_replace (number, 0, 0, megabyte, -1);
  kiosk_typed_text_replace (text, 0, 0, megabyte, -1);
  kiosk_typed_text_replace (text, 0, 0, blank, -1);
  g_assert_cmpuint (kiosk_typed_text_get_length (number), ==, 18);
  g_assert_cmpuint (kiosk_typed_text_get_length (text), ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_TIME_SPAN_SECOND / 2);
}

static void
test_refused (void)
{
  assert_typed_as ("a\tb\nc\rd\x7f", -1, "abcd");
  assert_typed_as ("a\xc2\x85" "b\xe2\x80\xa8" "c\xe2\x80\xa9" "d", -1, "abcd");
  /* bidirectional marks, embeddings, overrides and isolates */
  assert_typed_as ("a\u200eb\u200f\u202a\u202b\u202c\u202d\u202ec\u2066\u2067\u2068\u2069\u061c", -1, "abc");
  /* zero width: spaces, joiners, byte order mark, soft hyphen, tags, fillers, selectors */
  assert_typed_as ("a\u200b\u200c\u200d\u2060\ufeff\u00ad\U000e0041\u115f\u3164\uffa0\ufe0f\U000e0100\u034f\u2800z", -1, "az");
  assert_typed_as ("\ue000\U000f0000\ufffc\ufffd", -1, "");
}

static void
test_malformed (void)
{
  assert_typed_as ("a\0b", 3, "ab");
  assert_typed_as ("a\xff\xfe" "b\xc3", -1, "ab");
  assert_typed_as ("a\xc3" "b\xf0\x9f" "c", -1, "abc");
  assert_typed_as ("a\xed\xa0\x80" "b\xed\xb0\x80", -1, "ab");       /* lone surrogates */
  assert_typed_as ("a\xc0\xaf" "b\xf8\x88\x80\x80\x80", -1, "ab");   /* overlong, five bytes */
}

static void
test_marks (void)
{
  g_autoptr (KioskTypedText) typed = new_free ();
  g_autoptr (GString) stack = g_string_new ("a");

  for (guint i = 0; i < 40; i++)
    g_string_append (stack, "\u0301");
  assert_typed_as (stack->str, -1, "a\u0301\u0301");
  assert_typed_as ("e\u0302\u0301t", -1, "e\u0302\u0301t");

  kiosk_typed_text_replace (typed, 0, 0, "a", -1);
  for (guint i = 0; i < 40; i++)
    kiosk_typed_text_replace (typed, kiosk_typed_text_get_length (typed), G_MAXUINT, "\u0301", -1);
  g_assert_cmpstr (kiosk_typed_text_get_value (typed), ==, "a\u0301\u0301");
}

static void
test_welcome (void)
{
  assert_typed_as ("鹭岛 Café №5 ½ 𠮷野 😀 %s%n <b>&amp;", -1, "鹭岛 Café №5 ½ 𠮷野 😀 %s%n <b>&amp;");
}

static void
test_separators (void)
{
  g_autoptr (KioskTypedText) typed = kiosk_typed_text_new ();

  kiosk_typed_text_set_identifier (typed, KIOSK_IDENTIFIER_ORG_CODE,
                                   kiosk_identifier_get_max_length (KIOSK_IDENTIFIER_ORG_CODE));
  for (const char *c = "d2143569x"; *c != '\0'; c++)
    kiosk_typed_text_replace (typed, kiosk_typed_text_to_shown (typed, kiosk_typed_text_get_length (typed)),
                              G_MAXUINT, c, 1);
  g_assert_cmpstr (kiosk_typed_text_get_value (typed), ==, "D2143569-X");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typed-text/groups", test_groups);
  g_test_add_func ("/typed-text/positions", test_positions);
  g_test_add_func ("/typed-text/middle", test_middle);
  g_test_add_func ("/typed-text/limit", test_limit);
  g_test_add_func ("/typed-text/full-width", test_full_width);
  g_test_add_func ("/typed-text/megabyte", test_megabyte);
  g_test_add_func ("/typed-text/refused", test_refused);
  g_test_add_func ("/typed-text/malformed", test_malformed);
  g_test_add_func ("/typed-text/marks", test_marks);
  g_test_add_func ("/typed-text/welcome", test_welcome);
  g_test_add_func ("/typed-text/separators", test_separators);

  return g_test_run ();
}
