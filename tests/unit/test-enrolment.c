/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-core.h"

#include <string.h>

#define GATEWAY "https://gateway.example.cn:8443"
#define TOKEN   "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
test_there_and_back (void)
{
  g_autoptr (KioskEnrolment) sent = kiosk_enrolment_new (GATEWAY, "haicang", "lobby-1", TOKEN);
  g_autofree char *text = kiosk_enrolment_to_text (sent);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskEnrolment) read = kiosk_enrolment_parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read->gateway, ==, GATEWAY);
  g_assert_cmpstr (read->park, ==, "haicang");
  g_assert_cmpstr (read->terminal, ==, "lobby-1");
  g_assert_cmpstr (read->token, ==, TOKEN);
  /* a scanner takes no longer one */
  g_assert_cmpuint (strlen (text), <, 512);
}

/* Each part in turn; what is told of it holds nothing of the token. */
static void
test_bad_parts (void)
{
  static const char * const bad[][5] = {
    { "gateway", "ftp://gateway", "haicang", "lobby-1", TOKEN },
    { "gateway", "gateway:8080", "haicang", "lobby-1", TOKEN },
    { "gateway", "http://", "haicang", "lobby-1", TOKEN },
    { "gateway", "http://name:word@gateway", "haicang", "lobby-1", TOKEN },
    { "gateway", "http://gateway/?token=1", "haicang", "lobby-1", TOKEN },
    { "park", GATEWAY, "", "lobby-1", TOKEN },
    { "park", GATEWAY, "../dadeng", "lobby-1", TOKEN },
    { "terminal", GATEWAY, "haicang", "lobby 1", TOKEN },
    { "terminal", GATEWAY, "haicang", "大厅", TOKEN },
    { "token", GATEWAY, "haicang", "lobby-1", "" },
    { "token", GATEWAY, "haicang", "lobby-1", "canary\r\nX-Header: 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (KioskEnrolment) enrolment = kiosk_enrolment_new (bad[i][1], bad[i][2], bad[i][3], bad[i][4]);
      g_autofree char *text = kiosk_enrolment_to_text (enrolment);
      g_autoptr (GError) error = NULL;

      g_assert_null (kiosk_enrolment_parse (text, &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
      g_assert_true (g_str_has_prefix (error->message, bad[i][0]));
      g_assert_null (strstr (error->message, "canary"));
    }
}

static void
test_other_codes (void)
{
  static const char * const other[] = {
    "", "HC-20261124-0007", "https://gateway.example.cn/", "[]", "{}", "{\"kiosk\":1}",
    "{\"kiosk\":2,\"gateway\":\"" GATEWAY "\",\"park\":\"haicang\",\"terminal\":\"a\",\"token\":\"b\"}",
    "{\"kiosk\":1,\"gateway\":\"" GATEWAY "\",\"park\":\"haicang\",\"terminal\":\"a\",\"token\":\"b\",\"publisher-key\":\"c\"}",
    "{\"kiosk\":1,\"gateway\":\"" GATEWAY "\",\"park\":\"haicang\",\"terminal\":\"a\",\"token\":1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kiosk_enrolment_parse (other[i], &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/enrolment/there-and-back", test_there_and_back);
  g_test_add_func ("/enrolment/bad-parts", test_bad_parts);
  g_test_add_func ("/enrolment/other-codes", test_other_codes);
  return g_test_run ();
}
