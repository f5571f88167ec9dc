/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-settings-store.h"

#include "core/kiosk-terminal-settings.h"

#include <glib/gstdio.h>
#include <sodium.h>

typedef struct
{
  char               *directory;
  char               *parks;
  char               *terminal;   /* files */
  char               *effective;
  KioskSettingsStore *store;
  guchar              secret[crypto_sign_SECRETKEYBYTES];
  guint               changes;
} Fixture;

static char *
path_in (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

static void
write_in (Fixture    *fixture,
          const char *name,
          const char *text)
{
  g_autofree char *path = path_in (fixture, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
on_changed (KioskSettingsStore *store,
            Fixture            *fixture)
{
  fixture->changes++;
}

static void
open_store (Fixture *fixture)
{
  const char * const services[] = { g_getenv ("TRIAL_DIR"), NULL };
  g_autoptr (KioskSettingsRules) rules = kiosk_settings_rules_new (fixture->parks, services);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = kiosk_settings_store_new (rules, fixture->terminal, fixture->directory, fixture->effective, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  guchar key[crypto_sign_PUBLICKEYBYTES];
  g_autofree char *key_text = NULL;
  g_autofree char *terminal = NULL;

  crypto_sign_keypair (key, fixture->secret);
  key_text = g_base64_encode (key, sizeof key);
  terminal = g_strdup_printf ("[Kiosk]\npark='north'\nterminal-name='lobby-1'\npublisher-key='%s'\nform-seconds=uint32 100\n", key_text);

  fixture->directory = g_dir_make_tmp ("settings-XXXXXX", NULL);
  fixture->parks = path_in (fixture, "parks");
  fixture->terminal = path_in (fixture, "terminal");
  fixture->effective = path_in (fixture, "effective");
  g_assert_cmpint (g_mkdir (fixture->parks, 0700), ==, 0);
  write_in (fixture, "parks/north.park",
            "[Park]\nName=North\n[Kiosk]\nhotline='100'\nform-seconds=uint32 90\n[services/trial]\nturns=uint32 5\n");
  write_in (fixture, "parks/south.park", "[Park]\nName=South\n[Kiosk]\nhotline='200'\n");
  write_in (fixture, "terminal", terminal);
  open_store (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char * const names[] = { "parks/north.park", "parks/south.park", "parks", "terminal", "effective", "settings-staff",
                                 "settings-staff.damaged", "settings-published" };

  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = path_in (fixture, names[i]);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->directory);
  g_free (fixture->parks);
  g_free (fixture->terminal);
  g_free (fixture->effective);
}

static void
assert_is (Fixture    *fixture,
           const char *group,
           const char *key,
           const char *wanted)
{
  g_autofree char *text = kiosk_settings_store_get (fixture->store, group, key);

  g_assert_cmpstr (text, ==, wanted);
}

static GBytes *
sign (Fixture    *fixture,
      const char *body)
{
  g_autofree char *text = g_strconcat ("park-kiosk-settings 1\n", body, NULL);
  guchar signature[crypto_sign_BYTES];
  g_autofree char *encoded = NULL;
  char *file;

  crypto_sign_detached (signature, NULL, (const guchar *) text, strlen (text), fixture->secret);
  encoded = g_base64_encode (signature, sizeof signature);
  file = g_strconcat ("park-kiosk-settings 1\nsignature ", encoded, "\n\n", body, NULL);
  return g_bytes_new_take (file, strlen (file));
}

static void
publish (Fixture    *fixture,
         const char *body,
         const char *reason)
{
  g_autoptr (GBytes) file = sign (fixture, body);
  g_autoptr (GError) error = NULL;
  gboolean taken = kiosk_settings_store_publish (fixture->store, file, &error);

  g_assert_true (taken == (reason == NULL));
  if (reason != NULL && strstr (error->message, reason) == NULL)
    g_error ("“%s” is not told but “%s”", reason, error->message);
}

static void
change (Fixture    *fixture,
        const char *key,
        const char *text,
        const char *seen,
        int         code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = kiosk_settings_store_set (fixture->store, "Kiosk", key, text, seen, &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, code);
  g_assert_true ((now != NULL) == (code < 0));
}

#define VERSION(n) "[Published]\nVersion=" n "\nPark=north\nTerminal=*\n"

static void
test_layers (Fixture       *fixture,
             gconstpointer  data)
{
  assert_is (fixture, "Kiosk", "hotline", "'100'");
  assert_is (fixture, "Kiosk", "form-seconds", "100");
  assert_is (fixture, "Kiosk", "browse-seconds", "60");
  assert_is (fixture, "Kiosk", "park", "'north'");
  assert_is (fixture, "services/trial", "turns", "5");

  publish (fixture, VERSION ("1") "[Kiosk]\nform-seconds=uint32 110\n[services/trial]\nturns=uint32 6\n", NULL);
  assert_is (fixture, "Kiosk", "form-seconds", "110");
  assert_is (fixture, "services/trial", "turns", "6");
  change (fixture, "form-seconds", "uint32 120", "110", -1);
  assert_is (fixture, "Kiosk", "form-seconds", "120");
  g_assert_cmpuint (fixture->changes, ==, 2);

  publish (fixture, VERSION ("2") "[Kiosk]\nform-seconds=uint32 130\n", NULL);
  assert_is (fixture, "Kiosk", "form-seconds", "120");
  assert_is (fixture, "services/trial", "turns", "5");
}

static void
test_what_visits_read (Fixture       *fixture,
                       gconstpointer  data)
{
  const char * const services[] = { g_getenv ("TRIAL_DIR"), NULL };
  g_autoptr (GSettings) settings = kiosk_terminal_settings_new (fixture->effective, NULL);
  g_autoptr (GSettings) trial = kiosk_terminal_settings_new_for_service (fixture->effective, services, "trial");
  g_autofree char *hotline = g_settings_get_string (settings, "hotline");

  g_assert_cmpstr (hotline, ==, "100");
  g_assert_cmpuint (g_settings_get_uint (trial, "turns"), ==, 5);
  g_assert_null (kiosk_terminal_settings_new_for_service (fixture->effective, services, "other"));
}

static void
test_undone (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  change (fixture, "hotline", "'300'", "'100'", -1);
  g_assert_true (kiosk_settings_store_is_changed (fixture->store, "Kiosk", "hotline"));
  now = kiosk_settings_store_reset (fixture->store, "Kiosk", "hotline", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (now, ==, "'100'");
  g_assert_null (kiosk_settings_store_reset (fixture->store, "Kiosk", "hotline", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_two_at_once (Fixture       *fixture,
                  gconstpointer  data)
{
  change (fixture, "hotline", "'300'", "'100'", -1);
  change (fixture, "hotline", "'400'", "'100'", G_IO_ERROR_WRONG_ETAG);
  assert_is (fixture, "Kiosk", "hotline", "'300'");
}

static void
test_bad_values (Fixture       *fixture,
                 gconstpointer  data)
{
  change (fixture, "form-seconds", "uint32 4", "100", G_IO_ERROR_INVALID_DATA);
  change (fixture, "nothing", "1", "", G_IO_ERROR_NOT_FOUND);
  change (fixture, "park", "'west'", "'north'", G_IO_ERROR_NOT_FOUND);
  change (fixture, "park", "'../north'", "'north'", G_IO_ERROR_NOT_FOUND);
  change (fixture, "publisher-key", "'mine'", "''", G_IO_ERROR_PERMISSION_DENIED);
  change (fixture, "gateway-url", "'file:///etc/passwd'", "'http://127.0.0.1:8080'", G_IO_ERROR_INVALID_DATA);
  change (fixture, "handoff-url", "'phone.example'", "''", G_IO_ERROR_INVALID_DATA);
  publish (fixture, VERSION ("1") "[Kiosk]\nhotline='300'\nform-seconds=uint32 1\n", "form-seconds");
  publish (fixture, VERSION ("1") "[services/trial]\nmanner='wild'\n", "manner");
  publish (fixture, VERSION ("1") "[services/other]\nturns=uint32 1\n", "no such setting");
  publish (fixture, VERSION ("1") "[Kiosk]\ntoken-file='/tmp/token'\n", "cannot be set");
  assert_is (fixture, "Kiosk", "hotline", "'100'");
  g_assert_cmpuint (fixture->changes, ==, 0);
}

static void
test_bad_layer (Fixture       *fixture,
                gconstpointer  data)
{
  write_in (fixture, "settings-staff", "[Kiosk]\nhotline='300'\nform-seconds='long'\n[Window]\nsize=1\n");
  write_in (fixture, "parks/north.park", "[Kiosk]\npark='south'\n");
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*park*cannot be set*");
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*form-seconds*");
  open_store (fixture);
  g_test_assert_expected_messages ();
  assert_is (fixture, "Kiosk", "hotline", "'300'");
  assert_is (fixture, "Kiosk", "form-seconds", "100");
}

static void
test_outlives (Fixture       *fixture,
               gconstpointer  data)
{
  change (fixture, "hotline", "'300'", "'100'", -1);
  publish (fixture, VERSION ("7") "[Kiosk]\nbrowse-seconds=uint32 70\n", NULL);
  open_store (fixture);
  assert_is (fixture, "Kiosk", "hotline", "'300'");
  assert_is (fixture, "Kiosk", "browse-seconds", "70");
  g_assert_cmpint (kiosk_settings_store_get_version (fixture->store), ==, 7);
}

static void
test_older_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  publish (fixture, VERSION ("7") "[Kiosk]\nhotline='700'\n", NULL);
  publish (fixture, VERSION ("7") "[Kiosk]\nhotline='701'\n", "not newer than 7");
  publish (fixture, VERSION ("6") "[Kiosk]\nhotline='600'\n", "not newer than 7");
  open_store (fixture);
  publish (fixture, VERSION ("6") "[Kiosk]\nhotline='600'\n", "not newer than 7");
  assert_is (fixture, "Kiosk", "hotline", "'700'");
}

static void
test_other_place_refused (Fixture       *fixture,
                          gconstpointer  data)
{
  publish (fixture, "[Published]\nVersion=1\nPark=south\nTerminal=*\n[Kiosk]\nhotline='1'\n", "another park");
  publish (fixture, "[Published]\nVersion=1\nPark=north\nTerminal=lobby-2\n[Kiosk]\nhotline='1'\n", "another terminal");
  publish (fixture, "[Published]\nVersion=1\nPark=north\n", "missing");
  publish (fixture, "[Published]\nVersion=1\nPark=*\nTerminal=lobby-1\n[Kiosk]\nhotline='1'\n", NULL);
  assert_is (fixture, "Kiosk", "hotline", "'1'");
}

/* What was published for one park does not go with the terminal to another. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  publish (fixture, VERSION ("3") "[Kiosk]\nhotline='700'\n", NULL);
  change (fixture, "park", "'south'", "'north'", -1);
  assert_is (fixture, "Kiosk", "hotline", "'200'");
  publish (fixture, "[Published]\nVersion=3\nPark=south\nTerminal=*\n", "not newer");
  open_store (fixture);
  assert_is (fixture, "Kiosk", "hotline", "'200'");
  g_assert_cmpint (kiosk_settings_store_get_version (fixture->store), ==, 3);
}

static void
assert_forged (Fixture    *fixture,
               const char *text,
               int         code)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_settings_store_publish (fixture->store, file, &error));
  g_assert_error (error, G_IO_ERROR, code);
}

/* Each byte of a good file is changed in turn. */
static void
test_forged (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) file = sign (fixture, VERSION ("1") "[Kiosk]\nhotline='666'\n");
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      g_autofree char *forged = g_strdup (text);
      g_autoptr (GBytes) bytes = NULL;

      forged[i] ^= 1;
      bytes = g_bytes_new (forged, strlen (forged));
      g_assert_false (kiosk_settings_store_publish (fixture->store, bytes, NULL));
    }

  assert_forged (fixture, "", G_IO_ERROR_INVALID_DATA);
  assert_forged (fixture, "park-kiosk-settings 1\nsignature \n\n[Published]\n", G_IO_ERROR_INVALID_DATA);
  assert_is (fixture, "Kiosk", "hotline", "'100'");
  g_assert_true (kiosk_settings_store_publish (fixture->store, file, &error));
}

static void
test_other_key (Fixture       *fixture,
                gconstpointer  data)
{
  guchar other[crypto_sign_PUBLICKEYBYTES];
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  crypto_sign_keypair (other, fixture->secret);
  file = sign (fixture, VERSION ("1") "[Kiosk]\nhotline='666'\n");
  g_assert_false (kiosk_settings_store_publish (fixture->store, file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

/* Altered where it lies: the signature tells at the next start. */
static void
test_altered_on_disk (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "settings-published");
  g_autofree char *text = NULL;

  publish (fixture, VERSION ("1") "[Kiosk]\nhotline='700'\n", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  text[strlen (text) - 3] = '9';
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*signature*");
  open_store (fixture);
  g_test_assert_expected_messages ();
  assert_is (fixture, "Kiosk", "hotline", "'100'");
}

static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "settings-staff");
  g_autoptr (GError) error = NULL;

  /* a folder in the file's place: nobody can replace it, not even root */
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (kiosk_settings_store_set (fixture->store, "Kiosk", "hotline", "'300'", "'100'", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  assert_is (fixture, "Kiosk", "hotline", "'100'");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/settings/layers", test_layers },
    { "/settings/what-visits-read", test_what_visits_read },
    { "/settings/undone", test_undone },
    { "/settings/two-at-once", test_two_at_once },
    { "/settings/bad-values", test_bad_values },
    { "/settings/bad-layer", test_bad_layer },
    { "/settings/outlives", test_outlives },
    { "/settings/unwritable", test_unwritable },
    { "/published/older-refused", test_older_refused },
    { "/published/other-place-refused", test_other_place_refused },
    { "/published/moved", test_moved },
    { "/published/forged", test_forged },
    { "/published/other-key", test_other_key },
    { "/published/altered-on-disk", test_altered_on_disk },
  };

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
