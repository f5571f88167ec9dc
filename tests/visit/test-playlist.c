/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-playlist.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *directory;
  char *file;
  char *still;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("playlist-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->directory, "list.playlist", NULL);
  fixture->still = g_build_filename (fixture->directory, "still.png", NULL);
  g_assert_true (g_file_set_contents (fixture->still, "", 0, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->file);
  g_unlink (fixture->still);
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->directory);
  g_free (fixture->file);
  g_free (fixture->still);
}

static KioskPlaylist *
load (Fixture    *fixture,
      const char *text)
{
  g_assert_true (g_file_set_contents (fixture->file, text, -1, NULL));
  return kiosk_playlist_new (fixture->file);
}

static void
assert_next (KioskPlaylist *playlist,
             int            day,
             int            hour,
             const char    *name)
{
  /* the 23rd of November 2026 is a Monday */
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 11, day, hour, 0, 0);

  g_assert_cmpstr (kiosk_playlist_next (playlist, time)->name, ==, name);
}

#define TWO "[day]\nFile=still.png\nHours=mon-fri 08:00-18:00\n[night]\nFile=still.png\nHours=18:00-08:00\n"

static void
test_hours_choose (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (KioskPlaylist) playlist = load (fixture, TWO);

  assert_next (playlist, 23, 12, "day");
  assert_next (playlist, 23, 12, "day");
  assert_next (playlist, 23, 20, "night");
  assert_next (playlist, 24, 9, "day");
  assert_next (playlist, 28, 12, "backdrop");
  g_assert_cmpuint (kiosk_playlist_get_problems (playlist)->len, ==, 0);
}

/* As staff have it: what they do not name follows in the order of the file, and what they turned off is not shown. */
static void
test_arranged (Fixture       *fixture,
               gconstpointer  data)
{
  const char * const order[] = { "c", "gone", "a", NULL };
  const char * const off[] = { "b", NULL };
  const char * const nothing[] = { NULL };
  g_autoptr (KioskPlaylist) playlist = load (fixture, "[a]\nFile=still.png\n[b]\nFile=still.png\n[bad]\nFile=gone.png\n[c]\nFile=still.png\nHours=mon\n");

  kiosk_playlist_arrange (playlist, order, off);
  assert_next (playlist, 23, 12, "c");
  assert_next (playlist, 23, 12, "a");
  assert_next (playlist, 23, 12, "c");
  g_assert_cmpuint (kiosk_playlist_get_length (playlist), ==, 4);
  g_assert_cmpstr (kiosk_playlist_get_item (playlist, 2)->name, ==, "b");
  g_assert_null (kiosk_playlist_get_item (playlist, 2)->problem);
  g_assert_cmpstr (kiosk_playlist_get_item (playlist, 3)->name, ==, "bad");
  g_assert_nonnull (strstr (kiosk_playlist_get_item (playlist, 3)->problem, "does not exist"));
  g_assert_cmpstr (kiosk_playlist_get_item (playlist, 0)->hours, ==, "mon");

  kiosk_playlist_arrange (playlist, nothing, nothing);
  g_assert_cmpstr (kiosk_playlist_get_item (playlist, 0)->name, ==, "a");
}

/* A clock that was set by a day, a year, or back: what is shown follows the time that is now. */
static void
test_jumps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (KioskPlaylist) playlist = load (fixture, TWO);
  g_autoptr (GDateTime) before = g_date_time_new_local (2026, 11, 23, 12, 0, 0);
  const KioskPlaylistItem *item = kiosk_playlist_next (playlist, before);
  static const int years[] = { 1970, 2001, 2028, 2038, 2200 };

  g_assert_true (kiosk_playlist_is_due (playlist, item, before));
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (GDateTime) night = g_date_time_new_local (years[i], 2, 28, 23, 0, 0);

      g_assert_false (kiosk_playlist_is_due (playlist, item, night));
      g_assert_cmpstr (kiosk_playlist_next (playlist, night)->name, ==, "night");
    }
  assert_next (playlist, 23, 12, "day");
}

static void
test_dropped_is_never_due (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (KioskPlaylist) playlist = load (fixture, "[a]\nFile=still.png\n[b]\nFile=still.png\n");
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 12, 0, 0);
  const KioskPlaylistItem *item = kiosk_playlist_next (playlist, now);

  kiosk_playlist_drop (playlist, item);
  g_assert_false (kiosk_playlist_is_due (playlist, item, now));
  assert_next (playlist, 23, 12, "b");
  assert_next (playlist, 23, 12, "b");
}

/* While nothing is due the backdrop is there; it must not stay for longer than it takes to look again. */
static void
test_backdrop_gives_way (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (KioskPlaylist) playlist = load (fixture, TWO);
  g_autoptr (GDateTime) weekend = g_date_time_new_local (2026, 11, 28, 12, 0, 0);
  const KioskPlaylistItem *backdrop = kiosk_playlist_next (playlist, weekend);

  g_assert_null (backdrop->path);
  g_assert_false (kiosk_playlist_is_due (playlist, backdrop, weekend));
}

static void
test_bad_items_are_told (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (KioskPlaylist) playlist =
    load (fixture, "[away]\nFile=../still.png\n[none]\nFile=nowhere.webm\n[text]\nFile=list.playlist\n"
                   "[long]\nFile=still.png\nSeconds=99999\n[hours]\nFile=still.png\nHours=soon\n[good]\nFile=still.png\n");

  g_assert_cmpuint (kiosk_playlist_get_problems (playlist)->len, ==, 5);
  assert_next (playlist, 23, 12, "good");
  assert_next (playlist, 23, 12, "good");
}

#define ADD(name, function) g_test_add ("/playlist/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("hours-choose", test_hours_choose);
  ADD ("arranged", test_arranged);
  ADD ("jumps", test_jumps);
  ADD ("dropped-is-never-due", test_dropped_is_never_due);
  ADD ("backdrop-gives-way", test_backdrop_gives_way);
  ADD ("bad-items-are-told", test_bad_items_are_told);

  return g_test_run ();
}
