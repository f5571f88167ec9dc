/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static gboolean
run_statement (GatewayDb  *db,
               gpointer    sql,
               GError    **error)
{
  return gateway_db_execute (db, error, sql, "") >= 0;
}

void
store_fixture_write (StoreFixture *fixture,
                     const char   *sql)
{
  g_autoptr (GError) error = NULL;

  gateway_store_write (fixture->store, run_statement, (gpointer) sql, &error);
  g_assert_no_error (error);
}

gint64
store_fixture_read (StoreFixture *fixture,
                    const char   *sql)
{
  g_autoptr (GError) error = NULL;
  GatewayDb *db = gateway_store_reader (fixture->store, &error);
  g_autoptr (GatewayRows) rows = NULL;
  gboolean found;

  g_assert_no_error (error);
  rows = gateway_db_query (db, &error, sql, "");
  g_assert_no_error (error);
  found = gateway_rows_next (rows, &error);
  g_assert_no_error (error);
  g_assert_true (found);
  return gateway_rows_int (rows, 0);
}

gboolean
store_fixture_on_sqlite (StoreFixture *fixture)
{
  return fixture->directory != NULL;
}

static void
open_store (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = gateway_store_open (fixture->url, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  gateway_store_close (fixture->store);
  open_store (fixture);
}

void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->url = g_strdup (g_getenv ("GATEWAY_TEST_DATABASE"));
  if (fixture->url == NULL)
    {
      fixture->directory = g_dir_make_tmp ("park-store-XXXXXX", &error);
      g_assert_no_error (error);
      fixture->url = g_build_filename (fixture->directory, "gateway.sqlite", NULL);
    }

  open_store (fixture);
  if (!store_fixture_on_sqlite (fixture))
    {
      store_fixture_write (fixture, "DROP SCHEMA public CASCADE");
      store_fixture_write (fixture, "CREATE SCHEMA public");
      store_fixture_reopen (fixture);
    }

  store_fixture_write (fixture, "CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT NOT NULL)");
}

static void
remove_directory (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (directory);
}

void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  data)
{
  gateway_store_close (fixture->store);
  if (store_fixture_on_sqlite (fixture))
    remove_directory (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->url);
}
