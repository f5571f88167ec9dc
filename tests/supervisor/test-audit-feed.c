/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-audit-feed.h"
#include "kiosk-audit.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char           *directory;
  KioskAudit     *audit;
  KioskAuditFeed *feed;
} Fixture;

static void
start_anew (Fixture *fixture)
{
  g_clear_object (&fixture->feed);
  fixture->feed = kiosk_audit_feed_new (fixture->directory);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("audit-XXXXXX", NULL);
  fixture->audit = kiosk_audit_new (fixture->directory);
  start_anew (fixture);
}

static char *
path_in (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char * const names[] = { "audit.log", "audit.log.1", "audit-told" };

  g_clear_object (&fixture->feed);
  g_clear_object (&fixture->audit);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = path_in (fixture, names[i]);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->directory);
}

static void
record (Fixture *fixture,
        guint    first,
        guint    last)
{
  for (guint i = first; i <= last; i++)
    {
      g_autofree char *detail = g_strdup_printf ("line %u", i);

      kiosk_audit_record (fixture->audit, "engineer", "set", detail);
    }
}

static JsonArray *
entries_of (JsonNode *root)
{
  return json_object_get_array_member (json_node_get_object (root), "entries");
}

/* Reads on from line @next to @last, page after page; each number is one more than the one before. Returns the last number. */
static gint64
assert_told (Fixture *fixture,
             guint    next,
             guint    last,
             gint64   number)
{
  while (next <= last)
    {
      g_autoptr (JsonNode) root = kiosk_audit_feed_read (fixture->feed);

      g_assert_nonnull (root);
      for (guint i = 0; i < json_array_get_length (entries_of (root)); i++, next++, number++)
        {
          JsonObject *entry = json_array_get_object_element (entries_of (root), i);
          g_autofree char *object = g_strdup_printf ("line %u", next);

          g_assert_cmpstr (json_object_get_string_member (entry, "object"), ==, object);
          if (number != 0)
            g_assert_cmpint (json_object_get_int_member (entry, "number"), ==, number);
          number = json_object_get_int_member (entry, "number");
        }
      kiosk_audit_feed_next (fixture->feed);
    }

  g_assert_null (kiosk_audit_feed_read (fixture->feed));
  return number;
}

static void
test_once (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 number;

  g_assert_null (kiosk_audit_feed_read (fixture->feed));
  record (fixture, 1, 120);
  number = assert_told (fixture, 1, 120, 0);
  start_anew (fixture);
  record (fixture, 121, 122);
  assert_told (fixture, 121, 122, number);
}

/* What was read and never arrived is read again, under the same numbers. */
static void
test_not_arrived (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) again = NULL;

  record (fixture, 1, 3);
  first = kiosk_audit_feed_read (fixture->feed);
  start_anew (fixture);
  again = kiosk_audit_feed_read (fixture->feed);
  g_assert_true (json_node_equal (first, again));
  kiosk_audit_feed_next (fixture->feed);
  g_assert_null (kiosk_audit_feed_read (fixture->feed));
}

/* A large file is renamed while nobody reads it. */
static void
test_renamed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *newer = path_in (fixture, "audit.log");
  g_autofree char *older = path_in (fixture, "audit.log.1");
  gint64 number;

  record (fixture, 1, 60);
  number = assert_told (fixture, 1, 60, 0);
  record (fixture, 61, 70);
  g_assert_cmpint (g_rename (newer, older), ==, 0);
  record (fixture, 71, 75);
  number = assert_told (fixture, 61, 75, number);
  g_assert_cmpint (g_rename (newer, older), ==, 0);
  g_assert_null (kiosk_audit_feed_read (fixture->feed));
  record (fixture, 76, 77);
  assert_told (fixture, 76, 77, number);
}

static void
append (Fixture    *fixture,
        const char *text)
{
  g_autofree char *path = path_in (fixture, "audit.log");
  FILE *file = g_fopen (path, "a");

  g_assert_nonnull (file);
  fputs (text, file);
  fclose (file);
}

/* Half a line, as a power failure leaves it, is no reason to stop; nor is one that is no text. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *entry;

  append (fixture, "2026-11-28 09:00:00  kiosk  cra");
  g_assert_null (kiosk_audit_feed_read (fixture->feed));
  append (fixture, "\nnonsense\n2026-11-28 09:00:01  kiosk  crash  a\x1b\xff" "b\n");
  root = kiosk_audit_feed_read (fixture->feed);
  g_assert_nonnull (root);
  g_assert_cmpuint (json_array_get_length (entries_of (root)), ==, 1);
  entry = json_array_get_object_element (entries_of (root), 0);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (entry, "object"), "a?"));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (entry, "time"), "2026-11-28T09:00:01"));
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
    { "/audit-feed/once", test_once },
    { "/audit-feed/not-arrived", test_not_arrived },
    { "/audit-feed/renamed", test_renamed },
    { "/audit-feed/damaged", test_damaged },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
