/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-context.h"

static void
test_lends (void)
{
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  g_autoptr (KioskContext) context = kiosk_context_new (backend, "zh_TW", "haicang");

  g_assert_true (kiosk_context_get_backend (context) == backend);
  g_assert_cmpstr (kiosk_context_get_locale (context), ==, "zh_TW");
  g_assert_cmpstr (kiosk_context_get_park (context), ==, "haicang");
}

/* Whoever asked for the language before it changed, still holds a language. */
static void
test_language (void)
{
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  g_autofree char *given = g_strdup ("zh_CN");
  g_autoptr (KioskContext) context = kiosk_context_new (backend, given, "haicang");
  const char *before = kiosk_context_get_locale (context);

  kiosk_context_set_locale (context, before);
  g_assert_cmpstr (kiosk_context_get_locale (context), ==, "zh_CN");
  kiosk_context_set_locale (context, "en");
  g_assert_cmpstr (kiosk_context_get_locale (context), ==, "en");
  g_assert_cmpstr (before, ==, "zh_CN");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/context/lends", test_lends);
  g_test_add_func ("/context/language", test_language);

  return g_test_run ();
}
