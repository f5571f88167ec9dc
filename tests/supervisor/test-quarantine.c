/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-backoff.h"
#include "kiosk-quarantine.h"

#include <glib/gstdio.h>

#define NOW G_GINT64_CONSTANT (1800000000)

typedef struct
{
  char            *directory;
  char            *file;
  KioskQuarantine *quarantine;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("quarantine-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->directory, "list", NULL);
  fixture->quarantine = kiosk_quarantine_new (fixture->file);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *damaged = g_strconcat (fixture->file, ".damaged", NULL);

  g_clear_object (&fixture->quarantine);
  g_unlink (fixture->file);
  g_unlink (damaged);
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->file);
  g_free (fixture->directory);
}

static void
fail_thrice (Fixture *fixture)
{
  g_assert_false (kiosk_quarantine_record (fixture->quarantine, "trial", "crash", NOW));
  g_assert_false (kiosk_quarantine_record (fixture->quarantine, "trial", "hang", NOW + 100));
  g_assert_true (kiosk_quarantine_record (fixture->quarantine, "trial", "crash", NOW + 599));
}

static void
test_third_failure_rests (Fixture       *fixture,
                          gconstpointer  data)
{
  fail_thrice (fixture);
  g_assert_true (kiosk_quarantine_contains (fixture->quarantine, "trial", NOW + 600));
  g_assert_false (kiosk_quarantine_contains (fixture->quarantine, "other", NOW + 600));
}

static void
test_slow_failures_do_not (Fixture       *fixture,
                           gconstpointer  data)
{
  for (int i = 0; i < 10; i++)
    g_assert_false (kiosk_quarantine_record (fixture->quarantine, "trial", "crash", NOW + i * 301));
}

static void
test_rest_ends_after_a_day (Fixture       *fixture,
                            gconstpointer  data)
{
  fail_thrice (fixture);
  g_assert_true (kiosk_quarantine_contains (fixture->quarantine, "trial", NOW + 599 + KIOSK_QUARANTINE_REST - 1));
  g_assert_false (kiosk_quarantine_contains (fixture->quarantine, "trial", NOW + 599 + KIOSK_QUARANTINE_REST));
}

static void
test_outlives_the_supervisor (Fixture       *fixture,
                              gconstpointer  data)
{
  g_auto (GStrv) resting = NULL;

  fail_thrice (fixture);
  g_clear_object (&fixture->quarantine);
  fixture->quarantine = kiosk_quarantine_new (fixture->file);

  resting = kiosk_quarantine_list (fixture->quarantine, NOW + 700);
  g_assert_cmpuint (g_strv_length (resting), ==, 1);
  g_assert_cmpstr (resting[0], ==, "trial");
}

static void
test_staff_release (Fixture       *fixture,
                    gconstpointer  data)
{
  fail_thrice (fixture);
  g_assert_true (kiosk_quarantine_release (fixture->quarantine, "trial"));
  g_assert_false (kiosk_quarantine_release (fixture->quarantine, "trial"));
  g_assert_false (kiosk_quarantine_contains (fixture->quarantine, "trial", NOW + 600));
  g_assert_false (kiosk_quarantine_record (fixture->quarantine, "trial", "crash", NOW + 601));
}

static void
test_clock_set_back (Fixture       *fixture,
                     gconstpointer  data)
{
  fail_thrice (fixture);
  g_assert_false (kiosk_quarantine_contains (fixture->quarantine, "trial", NOW - 365 * 24 * 3600));
}

static void
test_damaged_list (Fixture       *fixture,
                   gconstpointer  data)
{
  g_clear_object (&fixture->quarantine);
  g_assert_true (g_file_set_contents (fixture->file, "[torn", 5, NULL));
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*damaged*");
  fixture->quarantine = kiosk_quarantine_new (fixture->file);
  g_test_assert_expected_messages ();
  fail_thrice (fixture);
}

static void
test_backoff (void)
{
  KioskBackoff backoff = { 0 };
  guint last = 0;

  g_assert_cmpuint (kiosk_backoff_failed (&backoff), ==, 0);
  for (int i = 0; i < 40; i++)
    {
      guint wait = kiosk_backoff_failed (&backoff);

      g_assert_cmpuint (wait, >=, last);
      g_assert_cmpuint (wait, <=, KIOSK_BACKOFF_LONGEST);
      last = wait;
    }
  g_assert_cmpuint (last, ==, KIOSK_BACKOFF_LONGEST);

  kiosk_backoff_succeeded (&backoff);
  g_assert_cmpuint (kiosk_backoff_failed (&backoff), ==, 0);
}

#define ADD(name, function) g_test_add ("/quarantine/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("third-failure-rests", test_third_failure_rests);
  ADD ("slow-failures-do-not", test_slow_failures_do_not);
  ADD ("rest-ends-after-a-day", test_rest_ends_after_a_day);
  ADD ("outlives-the-supervisor", test_outlives_the_supervisor);
  ADD ("staff-release", test_staff_release);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("damaged-list", test_damaged_list);
  g_test_add_func ("/backoff", test_backoff);

  return g_test_run ();
}
