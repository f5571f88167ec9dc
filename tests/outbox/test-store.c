/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "core/kiosk-core.h"
#include "core/kiosk-envelope.h"
#include "kiosk-outbox-store.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sodium.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char             *directory;
  char             *file;
  GHashTable       *resting;
  GBytes           *key;
  KioskOutboxStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  guchar public_key[crypto_box_PUBLICKEYBYTES], secret_key[crypto_box_SECRETKEYBYTES];

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_box_keypair (public_key, secret_key);
  fixture->key = g_bytes_new (public_key, sizeof public_key);
  fixture->directory = g_dir_make_tmp ("outbox-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->directory, "outbox.sqlite", NULL);
  fixture->resting = g_hash_table_new (g_str_hash, g_str_equal);
  fixture->store = kiosk_outbox_store_new (fixture->file);
}

static void
reopen (Fixture *fixture)
{
  g_assert_finalize_object (fixture->store);
  fixture->store = kiosk_outbox_store_new (fixture->file);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) left = g_dir_open (fixture->directory, 0, NULL);
  const char *name;

  g_assert_finalize_object (fixture->store);
  while ((name = g_dir_read_name (left)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->directory);
  g_hash_table_unref (fixture->resting);
  g_bytes_unref (fixture->key);
  g_free (fixture->file);
  g_free (fixture->directory);
}

static KioskOutboxItem *
new_item (Fixture    *fixture,
          const char *service)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr (GBytes) envelope = kiosk_envelope_seal (fixture->key, key, service, "enquiry", 1700000000, "{\"name\": \"x\"}", NULL);
  KioskOutboxItem *item = kiosk_outbox_item_new (envelope, NULL);

  g_assert_nonnull (item);
  return item;
}

static KioskOutboxItem *
add (Fixture    *fixture,
     const char *service)
{
  KioskOutboxItem *item = new_item (fixture, service);
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_outbox_store_add (fixture->store, item, &error));
  g_assert_no_error (error);
  return item;
}

static void
assert_next (Fixture               *fixture,
             const KioskOutboxItem *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskOutboxItem) next = kiosk_outbox_store_next (fixture->store, fixture->resting, &error);

  g_assert_no_error (error);
  if (expected == NULL)
    {
      g_assert_null (next);
      return;
    }
  g_assert_nonnull (next);
  g_assert_cmpstr (next->key, ==, expected->key);
  g_assert_cmpstr (next->service, ==, expected->service);
  g_assert_true (g_bytes_equal (next->envelope, expected->envelope));
}

static void
assert_count (Fixture *fixture,
              guint    all,
              guint    parked)
{
  guint counted;

  g_assert_cmpuint (kiosk_outbox_store_count (fixture->store, &counted), ==, all);
  g_assert_cmpuint (counted, ==, parked);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (KioskOutboxItem) first = add (fixture, "refund");
  g_autoptr (KioskOutboxItem) second = add (fixture, "refund");
  g_autoptr (KioskOutboxItem) third = add (fixture, "finance");

  assert_next (fixture, first);
  g_hash_table_add (fixture->resting, (gpointer) "refund");
  assert_next (fixture, third);
  g_hash_table_add (fixture->resting, (gpointer) "finance");
  assert_next (fixture, NULL);

  g_hash_table_remove_all (fixture->resting);
  g_assert_true (kiosk_outbox_store_delivered (fixture->store, first->key, NULL));
  assert_next (fixture, second);
  assert_count (fixture, 2, 0);
}

static void
test_survives (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (KioskOutboxItem) item = add (fixture, "refund");

  reopen (fixture);
  assert_next (fixture, item);
  assert_count (fixture, 1, 0);
}

static void
test_same_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (KioskOutboxItem) item = add (fixture, "refund");
  g_autoptr (KioskOutboxItem) other = new_item (fixture, "refund");
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_outbox_store_add (fixture->store, item, NULL));
  assert_count (fixture, 1, 0);

  g_free (other->key);
  other->key = g_strdup (item->key);
  g_assert_false (kiosk_outbox_store_add (fixture->store, other, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_REJECTED);
  assert_next (fixture, item);
}

static void
test_parked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KioskOutboxItem) first = add (fixture, "refund");
  g_autoptr (KioskOutboxItem) second = add (fixture, "refund");
  g_autoptr (GPtrArray) list = NULL;
  KioskOutboxItem *listed;

  g_assert_true (kiosk_outbox_store_failed (fixture->store, first->key, "422 envelope-refused", TRUE, NULL));
  assert_count (fixture, 2, 1);
  assert_next (fixture, second);

  list = kiosk_outbox_store_list (fixture->store, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  listed = list->pdata[0];
  g_assert_cmpstr (listed->key, ==, first->key);
  g_assert_cmpstr (listed->cause, ==, "422 envelope-refused");
  g_assert_cmpuint (listed->tries, ==, 1);
  g_assert_true (listed->parked);
  g_assert_null (listed->envelope);

  /* only what is parked can be thrown away */
  g_assert_cmpint (kiosk_outbox_store_discard (fixture->store, second->key, NULL), ==, 0);
  g_assert_cmpint (kiosk_outbox_store_retry (fixture->store, first->key, NULL), ==, 1);
  assert_next (fixture, first);
  g_assert_true (kiosk_outbox_store_failed (fixture->store, first->key, "422", TRUE, NULL));
  g_assert_cmpint (kiosk_outbox_store_discard (fixture->store, first->key, NULL), ==, 1);
  assert_count (fixture, 1, 0);
  g_assert_cmpint (kiosk_outbox_store_retry (fixture->store, "absent", NULL), ==, 0);
  g_assert_cmpint (kiosk_outbox_store_retry (fixture->store, NULL, NULL), ==, 1);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KioskOutboxItem) first = add (fixture, "refund");
  g_autoptr (KioskOutboxItem) second = add (fixture, "finance");
  g_autofree char *path = g_build_filename (fixture->directory, "export", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  int fd = g_open (path, O_WRONLY | O_CREAT, 0600);
  JsonArray *all;

  g_assert_cmpint (kiosk_outbox_store_export (fixture->store, fd, NULL), ==, 2);
  close (fd);
  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  all = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (all), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (all, 0), "key"), ==, first->key);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (all, 1), "key"), ==, second->key);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (KioskOutboxItem) item = NULL;
  g_autoptr (GDir) directory = NULL;
  const char *name;
  guint aside = 0;

  g_assert_true (g_file_set_contents (fixture->file, "this is no database, and never was one; it is only words", -1, NULL));
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*damaged and begins anew*");
  item = add (fixture, "refund");
  g_test_assert_expected_messages ();
  assert_next (fixture, item);

  directory = g_dir_open (fixture->directory, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    aside += strstr (name, ".damaged-") != NULL;
  g_assert_cmpuint (aside, ==, 1);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (KioskOutboxItem) item = new_item (fixture, "refund");
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->file, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE items (number, key); PRAGMA user_version = 2", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  g_assert_false (kiosk_outbox_store_add (fixture->store, item, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (error->message, "newer"));
}

/* Where the disk does not take it, nothing is said to be kept; and all is well once it does. */
static void
test_no_place (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (KioskOutboxItem) item = new_item (fixture, "refund");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->file, 0700), ==, 0);
  g_assert_false (kiosk_outbox_store_probe (fixture->store, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_false (kiosk_outbox_store_add (fixture->store, item, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE);

  g_assert_cmpint (g_rmdir (fixture->file), ==, 0);
  g_assert_true (kiosk_outbox_store_probe (fixture->store, NULL));
  g_assert_true (kiosk_outbox_store_add (fixture->store, item, NULL));
}

static void
test_no_envelope (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_outbox_item_new (bytes, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
}

#define ADD(name, function) g_test_add ("/outbox/store/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("survives", test_survives);
  ADD ("same-again", test_same_again);
  ADD ("parked", test_parked);
  ADD ("export", test_export);
  ADD ("damaged", test_damaged);
  ADD ("newer", test_newer);
  ADD ("no-place", test_no_place);
  g_test_add_func ("/outbox/store/no-envelope", test_no_envelope);
  return g_test_run ();
}
