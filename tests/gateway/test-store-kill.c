/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A child writes with several threads at once and prints the number of each row that it was told is durable. It is killed
 * in the middle; each number that it printed must be there. */

#include "store-fixture.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WRITERS 8
#define ROUNDS  5

static gint next_id;

static gboolean
write_row (GatewayDb  *db,
           gpointer    data,
           GError    **error)
{
  return gateway_db_execute (db, error, "INSERT INTO notes (id, text) VALUES ($1, 'x')", "i", *(gint64 *) data) == 1;
}

static gpointer
write_rows (gpointer store)
{
  while (TRUE)
    {
      gint64 id = g_atomic_int_add (&next_id, 1);
      g_autoptr (GError) error = NULL;
      char line[32];

      if (!gateway_store_write (store, write_row, &id, &error))
        g_error ("%s", error->message);
      g_snprintf (line, sizeof line, "%" G_GINT64_FORMAT "\n", id);
      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        return NULL;
    }
}

/* The child; does not come back. */
static void
write_until_killed (const char *url,
                    const char *first)
{
  g_autoptr (GError) error = NULL;
  GatewayStore *store = gateway_store_open (url, &error);

  g_assert_no_error (error);
  next_id = atoi (first);
  for (guint i = 1; i < WRITERS; i++)
    g_thread_unref (g_thread_new ("writer", write_rows, store));
  write_rows (store);
}

static void
check_row (StoreFixture *fixture,
           const char   *id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM notes WHERE id = %s", id);

  g_assert_cmpint (store_fixture_read (fixture, sql), ==, 1);
}

/* Kills the child after @lines lines. Returns what it printed. */
static GPtrArray *
run_child (const char *url,
           gint64      first,
           guint       lines)
{
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, first);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "--child", url, start, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  GPtrArray *printed = g_ptr_array_new_with_free_func (g_free);
  char *line;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  while ((line = g_data_input_stream_read_line (output, NULL, NULL, NULL)) != NULL)
    {
      g_ptr_array_add (printed, line);
      if (printed->len == lines)
        g_subprocess_force_exit (child);
    }
  g_subprocess_wait (child, NULL, NULL);
  return printed;
}

static void
test_kill (StoreFixture  *fixture,
           gconstpointer  data)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) printed = run_child (fixture->url, (round + 1) * 1000000, 100 + 350 * round);

      g_assert_cmpuint (printed->len, >=, 100 + 350 * round);
      for (guint i = 0; i < printed->len; i++)
        check_row (fixture, printed->pdata[i]);
    }

  if (store_fixture_on_sqlite (fixture))
    g_assert_cmpint (store_fixture_read (fixture, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    write_until_killed (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/gateway/store/kill", StoreFixture, NULL, store_fixture_set_up, test_kill, store_fixture_tear_down);
  return g_test_run ();
}
