/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "core/kiosk-terminal-settings.h"
#include "kiosk-sound.h"

#include <glib/gstdio.h>
#include <gst/gst.h>

#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  char *directory;
  char *settings;
  char *heard;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("sound-XXXXXX", NULL);
  fixture->settings = g_build_filename (fixture->directory, "settings", NULL);
  fixture->heard = g_build_filename (fixture->directory, "heard", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->settings);
  g_unlink (fixture->heard);
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->settings);
  g_free (fixture->heard);
}

static KioskSound *
open_sound (Fixture    *fixture,
            const char *sink,
            guint       volume)
{
  g_autofree char *text = g_strdup_printf ("[Kiosk]\naudio-sink='%s'\nvolume=uint32 %u\n", sink, volume);
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  KioskSound *sound;

  g_assert_true (g_file_set_contents (fixture->settings, text, -1, NULL));
  settings = kiosk_terminal_settings_new (fixture->settings, &error);
  g_assert_no_error (error);
  sound = kiosk_sound_new (settings);
  kiosk_sound_prepare (sound);
  while (!kiosk_sound_is_open (sound) && kiosk_sound_get_error (sound) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return sound;
}

/* The loudest sample that was written. */
static int
read_peak (const char *file)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;
  int peak = 0;

  if (!g_file_get_contents (file, &bytes, &size, NULL))
    return 0;

  for (gsize i = 0; i + 1 < size; i += 2)
    peak = MAX (peak, ABS ((gint16) ((guchar) bytes[i] | (guchar) bytes[i + 1] << 8)));
  return peak;
}

static int
play (Fixture *fixture,
      guint    volume)
{
  g_autofree char *sink = g_strdup_printf ("filesink buffer-mode=unbuffered location=%s", fixture->heard);
  g_autoptr (KioskSound) sound = NULL;
  GstBuffer *tone = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE;
  GStatBuf info = { 0 };

  g_unlink (fixture->heard);
  sound = open_sound (fixture, sink, volume);
  g_assert_no_error (kiosk_sound_get_error (sound));
  tone = kiosk_sound_make_tone (1000, 0.05, 10, 0.8);
  kiosk_sound_play (sound, tone);
  gst_buffer_unref (tone);
  while (g_stat (fixture->heard, &info) != 0 || info.st_size < 4800)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  return read_peak (fixture->heard);
}

/* Half of the scale is an eighth of the amplitude, which people hear as half as loud. */
static void
test_volume (Fixture       *fixture,
             gconstpointer  data)
{
  int whole = play (fixture, 100);
  int half = play (fixture, 50);

  g_assert_cmpint (whole, >, 24000);
  g_assert_cmpint (half, >, whole / 10);
  g_assert_cmpint (half, <, whole / 6);
  g_assert_cmpint (play (fixture, 0), ==, 0);
}

static void
test_no_way (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KioskSound) sound = open_sound (fixture, "nonesuch", 100);

  g_assert_nonnull (kiosk_sound_get_error (sound));
  g_assert_false (kiosk_sound_is_open (sound));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sound/volume", Fixture, NULL, set_up, test_volume, tear_down);
  g_test_add ("/sound/no-way", Fixture, NULL, set_up, test_no_way, tear_down);
  return g_test_run ();
}
