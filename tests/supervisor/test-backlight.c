/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-backlight.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char           *directory; /* as one in /sys/class/backlight */
  char           *most;
  char           *brightness;
  char           *elsewhere;
  KioskBacklight *light;
} Fixture;

static void
put (const char *file,
     const char *text)
{
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("backlight-XXXXXX", NULL);
  fixture->most = g_build_filename (fixture->directory, "max_brightness", NULL);
  fixture->brightness = g_build_filename (fixture->directory, "brightness", NULL);
  fixture->elsewhere = g_build_filename (fixture->directory, "elsewhere", NULL);
  fixture->light = kiosk_backlight_new ();
  put (fixture->most, "937\n");
  put (fixture->brightness, "937\n");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->most);
  g_unlink (fixture->brightness);
  g_unlink (fixture->elsewhere);
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->directory);
  g_free (fixture->most);
  g_free (fixture->brightness);
  g_free (fixture->elsewhere);
  g_clear_object (&fixture->light);
}

static void
assert_light (Fixture    *fixture,
              guint       percent,
              const char *written,
              guint       dimming)
{
  g_autofree char *text = NULL;

  kiosk_backlight_apply (fixture->light, fixture->directory, percent);
  g_assert_true (g_file_get_contents (fixture->brightness, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, written);
  g_assert_cmpuint (kiosk_backlight_get_dimming (fixture->light), ==, dimming);
}

static void
test_sets (Fixture       *fixture,
           gconstpointer  data)
{
  assert_light (fixture, 50, "468\n", 0);
  assert_light (fixture, 100, "937\n", 0);
  put (fixture->most, "1\n");
  assert_light (fixture, 20, "1\n", 0); /* never off */
}

/* Then the picture is dimmed instead, and nothing is written anywhere. */
static void
test_refuses (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = NULL;

  put (fixture->most, "many\n");
  assert_light (fixture, 30, "937\n", 70);
  put (fixture->most, "937\n");

  g_unlink (fixture->brightness);
  put (fixture->elsewhere, "as it was");
  g_assert_cmpint (symlink (fixture->elsewhere, fixture->brightness), ==, 0);
  kiosk_backlight_apply (fixture->light, fixture->directory, 40);
  g_assert_cmpuint (kiosk_backlight_get_dimming (fixture->light), ==, 60);
  g_assert_true (g_file_get_contents (fixture->elsewhere, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "as it was");

  kiosk_backlight_apply (fixture->light, "/nowhere", 40);
  g_assert_cmpuint (kiosk_backlight_get_dimming (fixture->light), ==, 60);
  kiosk_backlight_apply (fixture->light, "none", 90);
  g_assert_cmpuint (kiosk_backlight_get_dimming (fixture->light), ==, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/backlight/sets", Fixture, NULL, set_up, test_sets, tear_down);
  g_test_add ("/backlight/refuses", Fixture, NULL, set_up, test_refuses, tear_down);
  return g_test_run ();
}
