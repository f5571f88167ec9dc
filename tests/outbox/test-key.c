/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "core/kiosk-core.h"
#include "core/kiosk-envelope.h"
#include "kiosk-pinned-key.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char   *directory;
  char   *file;
  GBytes *first;
  GBytes *second;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  guchar bytes[KIOSK_ENVELOPE_PUBLIC_KEY_SIZE];

  fixture->directory = g_dir_make_tmp ("key-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->directory, "gateway-key", NULL);
  memset (bytes, 1, sizeof bytes);
  fixture->first = g_bytes_new (bytes, sizeof bytes);
  memset (bytes, 2, sizeof bytes);
  fixture->second = g_bytes_new (bytes, sizeof bytes);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->file);
  g_rmdir (fixture->directory);
  g_free (fixture->file);
  g_free (fixture->directory);
  g_bytes_unref (fixture->first);
  g_bytes_unref (fixture->second);
}

static void
assert_refused (KioskPinnedKey *key,
                GBytes         *shown)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_pinned_key_check (key, shown, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE);
}

static void
test_first_is_kept (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (KioskPinnedKey) key = kiosk_pinned_key_new (fixture->file);
  g_autoptr (KioskPinnedKey) later = NULL;
  GStatBuf status;

  g_assert_null (kiosk_pinned_key_get (key));
  g_assert_true (kiosk_pinned_key_check (key, fixture->first, NULL));
  g_assert_true (kiosk_pinned_key_check (key, fixture->first, NULL));
  g_assert_true (g_bytes_equal (kiosk_pinned_key_get (key), fixture->first));

  later = kiosk_pinned_key_new (fixture->file);
  g_assert_true (g_bytes_equal (kiosk_pinned_key_get (later), fixture->first));
  g_assert_cmpint (g_stat (fixture->file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_another_wants_staff (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (KioskPinnedKey) key = kiosk_pinned_key_new (fixture->file);
  g_autoptr (KioskPinnedKey) later = NULL;
  g_autofree char *first = kiosk_envelope_key_id (fixture->first);
  g_autofree char *second = kiosk_envelope_key_id (fixture->second);
  g_autofree char *refused = NULL;

  g_assert_true (kiosk_pinned_key_check (key, fixture->first, NULL));
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*shows key*until staff accept*");
  assert_refused (key, fixture->second);
  assert_refused (key, fixture->second);
  g_test_assert_expected_messages ();
  g_assert_true (g_bytes_equal (kiosk_pinned_key_get (key), fixture->first));
  refused = kiosk_pinned_key_dup_refused (key);
  g_assert_cmpstr (refused, ==, second);

  g_assert_false (kiosk_pinned_key_accept (key, first, NULL));
  g_assert_true (kiosk_pinned_key_accept (key, second, NULL));
  g_assert_null (kiosk_pinned_key_dup_refused (key));
  later = kiosk_pinned_key_new (fixture->file);
  g_assert_true (g_bytes_equal (kiosk_pinned_key_get (later), fixture->second));
}

static void
test_the_old_one_comes_back (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (KioskPinnedKey) key = kiosk_pinned_key_new (fixture->file);

  g_assert_true (kiosk_pinned_key_check (key, fixture->first, NULL));
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*shows key*");
  assert_refused (key, fixture->second);
  g_test_assert_expected_messages ();
  g_assert_true (kiosk_pinned_key_check (key, fixture->first, NULL));
  g_assert_null (kiosk_pinned_key_dup_refused (key));
}

static void
test_cannot_be_kept (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->directory, "absent", "gateway-key", NULL);
  g_autoptr (KioskPinnedKey) key = kiosk_pinned_key_new (nowhere);

  assert_refused (key, fixture->first);
  g_assert_null (kiosk_pinned_key_get (key));
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (KioskPinnedKey) key = NULL;

  g_assert_true (g_file_set_contents (fixture->file, "not a key", -1, NULL));
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*damaged*");
  key = kiosk_pinned_key_new (fixture->file);
  g_test_assert_expected_messages ();
  g_assert_null (kiosk_pinned_key_get (key));
}

#define ADD(name, function) g_test_add ("/outbox/key/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first-is-kept", test_first_is_kept);
  ADD ("another-wants-staff", test_another_wants_staff);
  ADD ("the-old-one-comes-back", test_the_old_one_comes_back);
  ADD ("cannot-be-kept", test_cannot_be_kept);
  ADD ("damaged", test_damaged);
  return g_test_run ();
}
