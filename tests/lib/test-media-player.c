/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Films that explain: played, paused, with captions; and what is said where a file is missing or broken. */

#include "camera-source.h"
#include "kiosk-captions-private.h"
#include "kiosk-media-player.h"

#include <string.h>

typedef struct
{
  CameraSource           source;
  GtkWidget             *window;
  KioskMediaPlayer      *player;
  KioskMediaPlayerState  wanted;
  const char            *words;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  camera_source_set_up (&fixture->source);
  g_setenv ("KIOSK_MEDIA_DIR", fixture->source.directory, TRUE);
  fixture->player = g_object_new (KIOSK_TYPE_MEDIA_PLAYER, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->player));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  camera_source_tear_down (&fixture->source);
}

static void
put (Fixture    *fixture,
     const char *name,
     const char *text)
{
  g_free (camera_source_file (&fixture->source, name, text, -1));
}

static void
make_film (Fixture *fixture,
           int      tenths)
{
  g_autoptr (GdkPixbuf) paper = camera_source_paper (160, 120);

  g_free (camera_source_film (&fixture->source, "guide.avi", paper, tenths, NULL));
  kiosk_media_player_set_file (fixture->player, "guide.avi");
}

static gboolean
is_in_state (gpointer data)
{
  Fixture *fixture = data;

  return kiosk_media_player_get_state (fixture->player) == fixture->wanted;
}

static void
wait_for (Fixture               *fixture,
          KioskMediaPlayerState  state)
{
  fixture->wanted = state;
  camera_source_wait (is_in_state, fixture);
}

static GtkWidget *
part (Fixture    *fixture,
      const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->player), KIOSK_TYPE_MEDIA_PLAYER, name));
}

static void
touch (Fixture    *fixture,
       const char *name)
{
  g_assert_true (gtk_widget_get_visible (part (fixture, name)) && gtk_widget_get_sensitive (part (fixture, name)));
  g_signal_emit_by_name (part (fixture, name), "clicked");
}

static gboolean
has_caption (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *caption = part (fixture, "caption");

  return gtk_widget_get_visible (caption) && strcmp (gtk_label_get_text (GTK_LABEL (caption)), fixture->words) == 0;
}

static void
wait_for_caption (Fixture    *fixture,
                  const char *words)
{
  fixture->words = words;
  camera_source_wait (has_caption, fixture);
}

static gboolean
says_what_is_left (gpointer data)
{
  return gtk_widget_get_visible (part (data, "left"));
}

static double
get_fraction (Fixture *fixture)
{
  return gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (part (fixture, "bar")));
}

static void
test_plays (Fixture       *fixture,
            gconstpointer  data)
{
  put (fixture, "guide.vtt", "WEBVTT\n\n00:00.000 --> 00:00.600\nFirst\n\n00:00.600 --> 00:09.000\n<v Lin>Then\n");
  make_film (fixture, 15);
  g_assert_cmpint (kiosk_media_player_get_state (fixture->player), ==, KIOSK_MEDIA_PLAYER_STATE_READY);
  g_assert_false (gtk_widget_get_visible (part (fixture, "message")));
  touch (fixture, "play");
  wait_for (fixture, KIOSK_MEDIA_PLAYER_STATE_PLAYING);
  wait_for_caption (fixture, "First");
  wait_for_caption (fixture, "Then");
  wait_for (fixture, KIOSK_MEDIA_PLAYER_STATE_ENDED);
  touch (fixture, "play");
  wait_for_caption (fixture, "First");
}

static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  double fraction;

  make_film (fixture, 300);
  touch (fixture, "play");
  camera_source_wait (says_what_is_left, fixture);
  touch (fixture, "on");
  while (get_fraction (fixture) < 0.3)
    g_main_context_iteration (NULL, TRUE);
  touch (fixture, "play");
  g_assert_cmpint (kiosk_media_player_get_state (fixture->player), ==, KIOSK_MEDIA_PLAYER_STATE_PAUSED);
  fraction = get_fraction (fixture);
  g_assert_cmpfloat (fraction, <, 0.9);
  touch (fixture, "back");
  touch (fixture, "play");
  while (get_fraction (fixture) >= fraction)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 2; i++)
    touch (fixture, "louder");
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "louder")));
  touch (fixture, "quieter");
  g_assert_true (gtk_widget_get_sensitive (part (fixture, "louder")));

  /* what nobody sees does not play */
  gtk_widget_set_visible (GTK_WIDGET (fixture->player), FALSE);
  g_assert_cmpint (kiosk_media_player_get_state (fixture->player), ==, KIOSK_MEDIA_PLAYER_STATE_READY);
}

static void
expect_message (Fixture               *fixture,
                KioskMediaPlayerState  state)
{
  wait_for (fixture, state);
  g_assert_true (gtk_widget_get_visible (part (fixture, "message")));
  g_assert_false (gtk_widget_get_visible (part (fixture, "play")));
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const names[] = { "none.webm", "../guide.avi", "/etc/passwd", ".hidden", "", NULL };

  make_film (fixture, 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      kiosk_media_player_set_file (fixture->player, names[i]);
      expect_message (fixture, KIOSK_MEDIA_PLAYER_STATE_MISSING);
    }
}

static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  put (fixture, "broken.webm", "This is no film.");
  kiosk_media_player_set_file (fixture->player, "broken.webm");
  g_test_expect_message ("libkiosk", G_LOG_LEVEL_WARNING, "The film broken.webm cannot be played: *");
  touch (fixture, "play");
  expect_message (fixture, KIOSK_MEDIA_PLAYER_STATE_BROKEN);
  g_test_assert_expected_messages ();
}

static void
expect_at (const char *text,
           gint64      milliseconds,
           const char *words)
{
  g_autoptr (KioskCaptions) captions = kiosk_captions_new (text, strlen (text));

  g_assert_nonnull (captions);
  g_assert_cmpstr (kiosk_captions_at (captions, milliseconds), ==, words);
}

static void
test_captions (void)
{
  const char *vtt = "WEBVTT - a film\n\nNOTE 00:01\n\nSTYLE\n::cue {}\n\n1\n00:01.500 --> 00:02.000 line:0\n<b>A &amp; B</b>\nsecond\n\n"
                    "01:00:00.000 --> 01:00:01.000\nlate\n";
  const char *srt = "\xef\xbb\xbf" "1\r\n00:00:01,500 --> 00:00:02,000\r\n中文字幕\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nmore\r\n";

  expect_at (vtt, 1499, NULL);
  expect_at (vtt, 1500, "A & B\nsecond");
  expect_at (vtt, 2000, NULL);
  expect_at (vtt, 3600500, "late");
  expect_at (srt, 1600, "中文字幕");
  expect_at (srt, 3999, "more");
}

static void
test_captions_none (void)
{
  static const char * const texts[] = { "", "WEBVTT", "00:02.000 --> 00:01.000\nback\n", "--> 00:01.000\nx", "00:01 --> 00:02\nx", "99999999999999999999:00.000 --> 1\n",
                                        "\xff\xfe", "00:01.000 -> 00:02.000\nx" };
  const char *good = "WEBVTT\n\n00:01.000 --> 00:02.000\n<i>words</i> &lt;\n\n00:03.000 --> 00:04.000\nmore\n";
  g_autoptr (GRand) rand = g_rand_new_with_seed (24);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (kiosk_captions_new (texts[i], strlen (texts[i])));

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup (good);
      gsize size = (gsize) g_rand_int_range (rand, 0, (gint32) strlen (good) + 1);
      g_autoptr (KioskCaptions) captions = NULL;

      for (gint32 n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        text[g_rand_int_range (rand, 0, (gint32) strlen (good))] = (char) g_rand_int_range (rand, 1, 256);
      captions = kiosk_captions_new (text, size);
      if (captions != NULL)
        kiosk_captions_at (captions, 1500);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/captions/told", test_captions);
  g_test_add_func ("/captions/none", test_captions_none);
  g_test_add ("/player/plays", Fixture, NULL, set_up, test_plays, tear_down);
  g_test_add ("/player/pause", Fixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/player/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/player/broken", Fixture, NULL, set_up, test_broken, tear_down);
  return g_test_run ();
}
