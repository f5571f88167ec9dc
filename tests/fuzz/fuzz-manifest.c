/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Key files that others write: manifests of services, and playlists. */

#include "fuzz.h"

#include "kiosk-manifest.h"
#include "kiosk-playlist.h"
#include "kiosk-week-hours.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  static const guint8 nothing[1];

  fuzz_file ("clip.webm", nothing, 0);
  fuzz_file ("still.png", nothing, 0);
  return 0;
}

static void
read_manifest (const guint8 *data,
               gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskManifest) manifest = kiosk_manifest_new_from_file (fuzz_file ("fuzz.plugin", data, size), &error);
  g_autofree char *path = NULL;
  g_autofree char *directory = NULL;
  g_autofree char *name = NULL;

  if (manifest == NULL)
    {
      g_assert_true (error->domain == KIOSK_LOADER_ERROR && g_utf8_validate (error->message, -1, NULL));
      return;
    }

  path = kiosk_manifest_get_file_path (manifest);
  directory = g_path_get_dirname (path);
  name = kiosk_manifest_dup_name (manifest, "zh_CN");
  g_assert_cmpstr (directory, ==, fuzz_directory ());
  g_assert_cmpstr (kiosk_manifest_get_id (manifest), ==, "fuzz");
  g_assert_true (name != NULL && g_utf8_validate (name, -1, NULL));
  g_assert_nonnull (kiosk_category_get_nick (kiosk_manifest_get_category (manifest)));
}

/* Whatever it says: there is something to show, and nothing from elsewhere. */
static void
read_playlist (const guint8 *data,
               gsize         size)
{
  g_autoptr (KioskPlaylist) playlist = kiosk_playlist_new (fuzz_file ("playlist", data, size));
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 24, 10, 30, 0);
  GPtrArray *problems = kiosk_playlist_get_problems (playlist);

  for (guint i = 0; i < problems->len; i++)
    g_assert_true (g_utf8_validate (problems->pdata[i], -1, NULL));
  for (int i = 0; i < 10; i++)
    {
      const KioskPlaylistItem *item = kiosk_playlist_next (playlist, now);

      g_assert_cmpuint (item->seconds, >, 0);
      g_assert_true (item->path == NULL || g_str_has_prefix (item->path, fuzz_directory ()));
      kiosk_playlist_drop (playlist, item);
    }
}

static void
read_hours (const guint8 *data,
            gsize         size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 24, 10, 30, 0);
  KioskWeekHours *hours = g_utf8_validate (text, -1, NULL) ? kiosk_week_hours_parse (text, NULL) : NULL;
  g_autoptr (GDateTime) next = NULL;

  if (hours == NULL)
    return;

  next = kiosk_week_hours_next (hours, now);
  g_assert_true (next != NULL && kiosk_week_hours_contains (hours, next));
  kiosk_week_hours_free (hours);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static void (* const readers[]) (const guint8 *, gsize) = { read_manifest, read_playlist, read_hours };

  readers[fuzz_choose (&data, &size, G_N_ELEMENTS (readers))] (data, size);
  return 0;
}
