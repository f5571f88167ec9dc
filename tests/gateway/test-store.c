/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store-fixture.h"

#include <string.h>

/* Work that the tests hand to the writer, and what became of it. */
typedef struct
{
  gint64   id;
  gboolean fails;       /* after it has written */
  gboolean breaks;      /* ends the transaction under everyone's feet */
  gint    *done;        /* how many works are done */
  gint     done_before; /* ... when this one ran */
  GError  *error;
} Note;

static gboolean
write_note (GatewayDb  *db,
            gpointer    data,
            GError    **error)
{
  Note *note = data;

  note->done_before = g_atomic_int_get (note->done);
  if (gateway_db_execute (db, error, "INSERT INTO notes (id, text) VALUES ($1, $2)", "is", note->id, "some text") < 0)
    return FALSE;
  if (note->breaks)
    return gateway_db_execute (db, error, "ROLLBACK", "") >= 0;
  if (!note->fails)
    return TRUE;

  g_set_error_literal (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_FAILED, "as told");
  return FALSE;
}

static void
keep_outcome (gpointer      data,
              const GError *error)
{
  Note *note = data;

  note->error = error != NULL ? g_error_copy (error) : NULL;
  g_atomic_int_inc (note->done);
}

typedef struct
{
  GMutex gate;
  gint   done;
} Gate;

static gboolean
wait_at_gate (GatewayDb  *db,
              gpointer    data,
              GError    **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->gate);
  g_mutex_unlock (&gate->gate);
  return TRUE;
}

static void
pass_gate (gpointer      data,
           const GError *error)
{
  g_atomic_int_inc (&((Gate *) data)->done);
}

/* Queues all notes while the writer is held up, then lets it go and waits. */
static void
write_together (StoreFixture *fixture,
                Note         *notes,
                guint         n)
{
  Gate gate = { 0 };
  gint done = 0;

  g_mutex_init (&gate.gate);
  g_mutex_lock (&gate.gate);
  gateway_store_write_async (fixture->store, wait_at_gate, pass_gate, &gate);
  for (guint i = 0; i < n; i++)
    {
      notes[i].done = &done;
      gateway_store_write_async (fixture->store, write_note, keep_outcome, &notes[i]);
    }

  g_mutex_unlock (&gate.gate);
  while (g_atomic_int_get (&done) < (gint) n || g_atomic_int_get (&gate.done) < 1)
    g_usleep (1000);
  g_mutex_clear (&gate.gate);
}

static void
test_group_commit (StoreFixture  *fixture,
                   gconstpointer  data)
{
  const guint n = 10000;
  g_autofree Note *notes = g_new0 (Note, n);
  guint groups = 0;

  for (guint i = 0; i < n; i++)
    notes[i].id = i;
  write_together (fixture, notes, n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_no_error (notes[i].error);
      groups += i == 0 || notes[i].done_before != notes[i - 1].done_before;
    }

  g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM notes"), ==, n);
  g_assert_cmpuint (groups, <, 50);
}

static void
test_undo_of_one (StoreFixture  *fixture,
                  gconstpointer  data)
{
  Note notes[] = { { .id = 1 }, { .id = 2, .fails = TRUE }, { .id = 3 }, { .id = 3 }, { .id = 4 } };

  write_together (fixture, notes, G_N_ELEMENTS (notes));

  g_assert_no_error (notes[0].error);
  g_assert_error (notes[1].error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_FAILED);
  g_assert_no_error (notes[2].error);
  g_assert_error (notes[3].error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_CONSTRAINT);
  g_assert_no_error (notes[4].error);
  g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM notes"), ==, 3);
  g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM notes WHERE id = 2"), ==, 0);

  g_clear_error (&notes[1].error);
  g_clear_error (&notes[3].error);
}

/* As a full disk can: the database gives up the transaction of the whole group. */
static void
test_lost_transaction (StoreFixture  *fixture,
                       gconstpointer  data)
{
  Note notes[] = { { .id = 1 }, { .id = 2 }, { .id = 3, .breaks = TRUE }, { .id = 4 }, { .id = 5 } };

  write_together (fixture, notes, G_N_ELEMENTS (notes));

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (notes[i].breaks)
      g_assert_nonnull (notes[i].error);
    else
      g_assert_no_error (notes[i].error);
  g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM notes"), ==, 4);
  g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM notes WHERE id = 3"), ==, 0);

  g_clear_error (&notes[2].error);
}

static gboolean
write_much (GatewayDb  *db,
            gpointer    data,
            GError    **error)
{
  return gateway_db_execute (db, error, "INSERT INTO notes (id, text) VALUES (1, $1)", "s", data) >= 0;
}

static void
test_full (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *much = g_strnfill (4 * 1024 * 1024, 'x');
  g_autoptr (GError) error = NULL;

  if (!store_fixture_on_sqlite (fixture))
    {
      g_test_skip ("PostgreSQL has no limit of its own");
      return;
    }

  store_fixture_write (fixture, "PRAGMA max_page_count = 200");
  g_assert_false (gateway_store_write (fixture->store, write_much, much, &error));
  g_assert_error (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_FULL);

  store_fixture_write (fixture, "INSERT INTO notes (id, text) VALUES (2, 'little')");
  store_fixture_reopen (fixture);
  g_assert_cmpint (store_fixture_read (fixture, "SELECT sum(id) FROM notes"), ==, 2);
}

static gboolean
check_types (GatewayDb  *db,
             gpointer    data,
             GError    **error)
{
  return gateway_db_execute (db, error, "CREATE TABLE kinds (s TEXT, i BIGINT, d DOUBLE PRECISION, n TEXT)", "") >= 0
         && gateway_db_execute (db, error, "INSERT INTO kinds VALUES ($3, $1, $2, $4)", "idss",
                                G_MININT64, 0.1, "'; DROP TABLE kinds; -- 海关", NULL) == 1;
}

static void
test_values (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GatewayRows) rows = NULL;

  gateway_store_write (fixture->store, check_types, NULL, &error);
  g_assert_no_error (error);

  rows = gateway_db_query (gateway_store_reader (fixture->store, &error), &error, "SELECT s, i, d, n FROM kinds", "");
  g_assert_no_error (error);
  g_assert_true (gateway_rows_next (rows, &error));
  g_assert_cmpstr (gateway_rows_text (rows, 0), ==, "'; DROP TABLE kinds; -- 海关");
  g_assert_cmpint (gateway_rows_int (rows, 1), ==, G_MININT64);
  g_assert_cmpfloat (gateway_rows_double (rows, 2), ==, 0.1);
  g_assert_true (gateway_rows_null (rows, 3));
  g_assert_false (gateway_rows_null (rows, 0));
  g_assert_false (gateway_rows_next (rows, &error));
  g_assert_no_error (error);
}

static void
test_reader_cannot_write (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GatewayDb *reader = gateway_store_reader (fixture->store, &error);

  g_assert_cmpint (gateway_db_execute (reader, &error, "INSERT INTO notes (id, text) VALUES (1, 'x')", ""), ==, -1);
  g_assert_nonnull (error);
}

/* A reader's view stands still while it reads, and moves on afterwards. */
static void
test_view (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GatewayDb *reader = gateway_store_reader (fixture->store, &error);

  g_assert_true (gateway_db_begin_reading (reader, &error));
  g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM notes"), ==, 0);
  store_fixture_write (fixture, "INSERT INTO notes (id, text) VALUES (1, 'x')");
  g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM notes"), ==, 0);
  gateway_db_end_reading (reader);
  g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM notes"), ==, 1);
}

/* The same statement is in use twice at a time. */
static void
test_nested_reading (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GatewayDb *reader = gateway_store_reader (fixture->store, &error);
  const char *sql = "SELECT id FROM notes ORDER BY id";
  g_autoptr (GatewayRows) outer = NULL;
  gint64 pairs = 0;

  store_fixture_write (fixture, "INSERT INTO notes (id, text) VALUES (1, 'x'), (2, 'y'), (3, 'z')");
  outer = gateway_db_query (reader, &error, sql, "");
  while (gateway_rows_next (outer, &error))
    {
      g_autoptr (GatewayRows) inner = gateway_db_query (reader, &error, sql, "");

      while (gateway_rows_next (inner, &error))
        pairs += gateway_rows_int (outer, 0) * 10 + gateway_rows_int (inner, 0);
    }

  g_assert_no_error (error);
  g_assert_cmpint (pairs, ==, 3 * 60 + 3 * 6);
}

static gpointer
read_and_write (gpointer data)
{
  StoreFixture *fixture = data;

  for (guint i = 0; i < 100; i++)
    {
      g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM notes"), ==, 1);
      store_fixture_write (fixture, "UPDATE notes SET text = text || 'x'");
    }
  return NULL;
}

static void
test_threads (StoreFixture  *fixture,
              gconstpointer  data)
{
  GThread *threads[8];

  store_fixture_write (fixture, "INSERT INTO notes (id, text) VALUES (1, '')");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_and_write, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpint (store_fixture_read (fixture, "SELECT length(text) FROM notes"), ==, 800);
}

/* What was handed in before the store is closed is done. */
static void
test_close (StoreFixture  *fixture,
            gconstpointer  data)
{
  Note notes[500] = { 0 };
  gint done = 0;

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      notes[i].id = i;
      notes[i].done = &done;
      gateway_store_write_async (fixture->store, write_note, keep_outcome, &notes[i]);
    }

  store_fixture_reopen (fixture);
  g_assert_cmpint (done, ==, G_N_ELEMENTS (notes));
  g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM notes"), ==, G_N_ELEMENTS (notes));
}

static void
test_newer_is_refused (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GatewayStore *store;

  store_fixture_write (fixture, "INSERT INTO schema_version (version) VALUES (1000)");
  store = gateway_store_open (fixture->url, &error);
  g_assert_null (store);
  g_assert_error (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_VERSION);
  g_assert_nonnull (strstr (error->message, "1000"));

  store_fixture_write (fixture, "DELETE FROM schema_version WHERE version = 1000");
}

static void
test_reopening_changes_nothing (StoreFixture  *fixture,
                                gconstpointer  data)
{
  gint64 version = store_fixture_read (fixture, "SELECT max(version) FROM schema_version");
  gint64 steps = store_fixture_read (fixture, "SELECT count(*) FROM schema_version");

  store_fixture_reopen (fixture);
  g_assert_cmpint (store_fixture_read (fixture, "SELECT max(version) FROM schema_version"), ==, version);
  g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM schema_version"), ==, steps);
}

static void
test_bad_files (void)
{
  const char *urls[] = { "/", "/dev/null/gateway.sqlite", "/nonexistent/gateway.sqlite", "postgresql://127.0.0.1:1/none" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gateway_store_open (urls[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/gateway/store/" path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

  ADD ("group-commit", test_group_commit);
  ADD ("undo-of-one", test_undo_of_one);
  ADD ("lost-transaction", test_lost_transaction);
  ADD ("full", test_full);
  ADD ("values", test_values);
  ADD ("reader-cannot-write", test_reader_cannot_write);
  ADD ("view", test_view);
  ADD ("nested-reading", test_nested_reading);
  ADD ("threads", test_threads);
  ADD ("close", test_close);
  ADD ("newer-is-refused", test_newer_is_refused);
  ADD ("reopening-changes-nothing", test_reopening_changes_nothing);
  g_test_add_func ("/gateway/store/bad-files", test_bad_files);

  return g_test_run ();
}
