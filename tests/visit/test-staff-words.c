/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "core/kiosk-core.h"
#include "kiosk-cause.h"
#include "kiosk-manifest.h"

/* Whatever the supervisor or a service says is wrong has words of its own, and says what to do. */
static void
test_causes (void)
{
  static const char * const causes[] = {
    "address", "unreachable", "silent", "certificate", "stranger", "token", "old", "form", "other-park", "other-terminal", "disk",
    "gateway", "busy", "refused", "quarantine", "manifest", "version", "trust", "duplicate", "module", "flow", "media", "clock", "clock-year",
    "hours", "touch", "camera-missing", "camera-failed", "sound-missing", "sound-failed", "other-code",
  };
  const char *other = kiosk_cause_get_words ("of another kind");

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_test_message ("%s", causes[i]);
      g_assert_cmpstr (kiosk_cause_get_words (causes[i]), !=, other);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (kiosk_cause_get_words (causes[i]), !=, kiosk_cause_get_words (causes[j]));
      g_assert_cmpint (*kiosk_cause_get_remedy (causes[i]), !=, '\0');
    }
  g_assert_cmpint (*other, !=, '\0');
}

static void
test_errors (void)
{
  const struct
  {
    GQuark      domain;
    int         code;
    const char *cause;
  } errors[] = {
    { KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_KEY, "manifest" },
    { KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_ABI, "version" },
    { KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_TRUST, "trust" },
    { KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_SYMBOL, "module" },
    { KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_FLOW, "flow" },
    { KIOSK_ERROR, KIOSK_ERROR_OFFLINE, "unreachable" },
    { KIOSK_ERROR, KIOSK_ERROR_TIMEOUT, "silent" },
    { KIOSK_ERROR, KIOSK_ERROR_INTERNAL, "token" },
    { KIOSK_ERROR, KIOSK_ERROR_UNTRUSTED, "certificate" },
    { G_IO_ERROR, G_IO_ERROR_BUSY, "quarantine" },
    { G_IO_ERROR, G_IO_ERROR_FAILED, "trouble" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (errors[i].domain, errors[i].code, "why");

      g_assert_cmpstr (kiosk_cause_of_error (error), ==, errors[i].cause);
    }
}

#define NOW G_GINT64_CONSTANT (1795831200)
#define DAY (24 * 60 * 60)

static void
test_clock (void)
{
  g_assert_cmpstr (kiosk_cause_of_clock (NOW, NOW + 60), ==, "");
  g_assert_cmpstr (kiosk_cause_of_clock (NOW, 0), ==, "");
  g_assert_cmpstr (kiosk_cause_of_clock (NOW, NOW + 3600), ==, "clock");
  g_assert_cmpstr (kiosk_cause_of_clock (NOW, NOW - 3600), ==, "clock");
  g_assert_cmpstr (kiosk_cause_of_clock (NOW, NOW - 365 * DAY), ==, "clock-year");
  g_assert_cmpstr (kiosk_cause_of_clock (NOW, NOW + 3650 * DAY), ==, "clock-year");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/staff-words/causes", test_causes);
  g_test_add_func ("/staff-words/errors", test_errors);
  g_test_add_func ("/staff-words/clock", test_clock);
  return g_test_run ();
}
