/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-control.h"
#include "kiosk-supervisor.h"
#include "kiosk-visit-directory.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <unistd.h>

/* The sanitizer's shadow counts as data: a limit would stop the visit before it begins. */
#if defined (__SANITIZE_ADDRESS__)
#define MEMORY_LIMIT 0
#elif defined (__has_feature)
#if __has_feature (address_sanitizer)
#define MEMORY_LIMIT 0
#endif
#endif
#ifndef MEMORY_LIMIT
#define MEMORY_LIMIT (256 << 20)
#endif

typedef struct
{
  char            *directory;
  const char      *command[3];
  KioskQuarantine *quarantine;
  KioskSupervisor *supervisor;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  mode)
{
  g_autofree char *list = NULL;
  /* Short only where hanging is the subject: a busy machine must not look like a hung visit. */
  KioskVisitSetup setup = { .memory_limit = MEMORY_LIMIT, .hang_limit = g_str_equal (mode, "hang") || g_str_equal (mode, "unseen") ? 500 : 10000 };

  fixture->directory = g_dir_make_tmp ("supervisor-XXXXXX", NULL);
  fixture->command[0] = g_getenv ("FAKE_VISIT");
  fixture->command[1] = mode;
  setup.command = fixture->command;
  setup.runtime = fixture->directory;

  list = g_build_filename (fixture->directory, "quarantine", NULL);
  fixture->quarantine = kiosk_quarantine_new (list);
  fixture->supervisor = kiosk_supervisor_new (&setup, fixture->quarantine);
  kiosk_supervisor_start (fixture->supervisor);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  mode)
{
  g_autoptr (GDir) left = NULL;
  const char *name;

  kiosk_supervisor_stop (fixture->supervisor);
  g_assert_finalize_object (fixture->supervisor);
  g_clear_object (&fixture->quarantine);

  left = g_dir_open (fixture->directory, 0, NULL);
  while ((name = g_dir_read_name (left)) != NULL)
    g_assert_false (g_str_has_prefix (name, "visit-"));

  kiosk_visit_directory_remove (fixture->directory);
  g_free (fixture->directory);
}

static JsonObject *
describe (Fixture   *fixture,
          JsonNode **root)
{
  g_autofree char *json = kiosk_supervisor_describe (fixture->supervisor);

  *root = json_from_string (json, NULL);
  return json_node_get_object (*root);
}

static gint64
count (Fixture    *fixture,
       const char *member)
{
  g_autoptr (JsonNode) root = NULL;

  return json_object_get_int_member (describe (fixture, &root), member);
}

static gboolean
spare_ready (Fixture *fixture)
{
  g_autoptr (JsonNode) root = NULL;

  return json_object_get_boolean_member (describe (fixture, &root), "spare_ready");
}

#define WAIT_FOR(condition)                                                      \
  G_STMT_START                                                                   \
  {                                                                              \
    gint64 wait_until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;           \
    while (!(condition) && g_get_monotonic_time () < wait_until)                 \
      {                                                                          \
        g_main_context_iteration (NULL, FALSE);                                  \
        g_usleep (1000);                                                         \
      }                                                                          \
    g_assert_true (condition);                                                   \
  }                                                                              \
  G_STMT_END

static void
quiet_failures (void)
{
  /* Failures of visits are what these tests are about. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
}

static void
test_keeps_a_spare (Fixture       *fixture,
                    gconstpointer  mode)
{
  WAIT_FOR (spare_ready (fixture));
  g_assert_cmpint (count (fixture, "visit_pid"), !=, count (fixture, "spare_pid"));
  g_assert_cmpint (count (fixture, "visits"), ==, 0);
}

static void
test_visits_follow_each_other (Fixture       *fixture,
                               gconstpointer  mode)
{
  gint64 first;

  WAIT_FOR (count (fixture, "visit_pid") != 0);
  first = count (fixture, "visit_pid");
  WAIT_FOR (count (fixture, "visits") >= 5);
  g_assert_cmpint (count (fixture, "visit_pid"), !=, first);
  g_assert_cmpint (count (fixture, "crashes"), ==, 0);
}

static void
test_killed_visit_is_replaced (Fixture       *fixture,
                               gconstpointer  mode)
{
  gint64 first, spare;

  quiet_failures ();
  WAIT_FOR (spare_ready (fixture));
  first = count (fixture, "visit_pid");
  spare = count (fixture, "spare_pid");
  kill ((pid_t) first, SIGKILL);

  WAIT_FOR (count (fixture, "visit_pid") == spare);
  WAIT_FOR (spare_ready (fixture));
  g_assert_cmpint (count (fixture, "crashes"), ==, 1);
}

static void
test_failing_service_rests (Fixture       *fixture,
                            gconstpointer  mode)
{
  gint64 hangs, crashes;

  quiet_failures ();
  WAIT_FOR (kiosk_quarantine_contains (fixture->quarantine, "trial", g_get_real_time () / G_USEC_PER_SEC));
  hangs = count (fixture, "hangs");
  crashes = count (fixture, "crashes");

  /* one that leaks may be found silent before it comes to the limit */
  if (g_str_equal (mode, "leak"))
    g_assert_cmpint (crashes + hangs, >=, 3);
  else
    g_assert_cmpint (g_str_equal (mode, "hang") ? hangs : crashes, >=, 3);
}

/* It answers all that it is asked, and there is nothing on the screen. */
static void
test_unseen_visit_is_replaced (Fixture       *fixture,
                               gconstpointer  mode)
{
  gint64 first;

  quiet_failures ();
  WAIT_FOR (count (fixture, "visit_pid") != 0);
  first = count (fixture, "visit_pid");
  WAIT_FOR (count (fixture, "hangs") == 2);
  WAIT_FOR (count (fixture, "visit_pid") != 0 && count (fixture, "visit_pid") != first);
  g_assert_cmpint (count (fixture, "crashes"), ==, 0);
}

/* A crash in the instant in which the service is opened is the service's, too: not one more is needed. */
static void
test_sudden_crash_is_put_down (Fixture       *fixture,
                               gconstpointer  mode)
{
  quiet_failures ();
  WAIT_FOR (count (fixture, "crashes") == 3);
  g_assert_true (kiosk_quarantine_contains (fixture->quarantine, "trial", g_get_real_time () / G_USEC_PER_SEC));
}

static void
test_stillborn_visits_back_off (Fixture       *fixture,
                                gconstpointer  mode)
{
  gint64 until = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;

  quiet_failures ();
  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }

  /* 0, 250, 500 and 1000 ms after each other: never a storm of starts. */
  g_assert_cmpint (count (fixture, "crashes"), >=, 3);
  g_assert_cmpint (count (fixture, "crashes"), <=, 6);
}

static void
test_sweep (void)
{
  g_autofree char *directory = g_dir_make_tmp ("sweep-XXXXXX", NULL);
  g_autofree char *stale = g_build_filename (directory, "visit-old", "deep", NULL);
  g_autofree char *parent = g_path_get_dirname (stale);
  g_autofree char *link = g_build_filename (parent, "link", NULL);
  g_autofree char *outside = g_build_filename (directory, "kept", NULL);
  g_autofree char *inside = g_build_filename (outside, "file", NULL);

  g_assert_cmpint (g_mkdir_with_parents (stale, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (outside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", 1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);

  kiosk_visit_directory_sweep (directory);
  g_assert_false (g_file_test (parent, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
  kiosk_visit_directory_remove (directory);
}

#define ADD(name, mode, function) g_test_add ("/supervisor/" name, Fixture, mode, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("keeps-a-spare", "steady", test_keeps_a_spare);
  ADD ("visits-follow-each-other", "visit", test_visits_follow_each_other);
  ADD ("killed-visit-is-replaced", "steady", test_killed_visit_is_replaced);
  ADD ("crashing-service-rests", "crash", test_failing_service_rests);
  ADD ("sudden-crash-is-put-down-to-its-service", "sudden", test_sudden_crash_is_put_down);
  ADD ("hanging-service-rests", "hang", test_failing_service_rests);
  ADD ("unseen-visit-is-replaced", "unseen", test_unseen_visit_is_replaced);
  if (MEMORY_LIMIT != 0)
    ADD ("leaking-service-rests", "leak", test_failing_service_rests);
  ADD ("stillborn-visits-back-off", "stillborn", test_stillborn_visits_back_off);
  g_test_add_func ("/supervisor/sweep", test_sweep);

  return g_test_run ();
}
