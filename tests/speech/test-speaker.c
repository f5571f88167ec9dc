/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The speaker, with sound that goes into a file. */

#include "kiosk.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE 60 /* seconds */
#define WRITE    "filesink append=true buffer-mode=unbuffered location="
#define IN_TIME  "filesink append=true buffer-mode=unbuffered sync=true location="

typedef struct
{
  char         *directory;
  char         *heard;
  char         *readings;
  KioskSpeaker *speaker;
  GString      *read;    /* the numbers of the texts that were read */
} Fixture;

static const char * const texts[] = { "厦门海关。您好！", "税率 12.5%", "", NULL };
static const char * const long_texts[] = { "一。", "全程无需下载，离开时自动清除您的信息，请选择要办理的服务，然后按照提示操作。", "三。", NULL };

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("speaker-XXXXXX", NULL);
  fixture->heard = g_build_filename (fixture->directory, "heard", NULL);
  fixture->readings = g_build_filename (g_getenv ("KIOSK_SPEECH_DIR"), "pronunciations", NULL);
  fixture->read = g_string_new (NULL);
}

static gboolean
on_out_of_patience (gpointer data)
{
  g_error ("The speaker took too long");
  return G_SOURCE_REMOVE;
}

/* A thread that worked for it may hold it for some moments after the work was handed over. */
static void
drop_speaker (Fixture *fixture)
{
  guint id = g_timeout_add_seconds (PATIENCE, on_out_of_patience, NULL);
  GObject *last = G_OBJECT (fixture->speaker);

  g_object_add_weak_pointer (last, (gpointer *) &last);
  g_clear_object (&fixture->speaker);
  while (g_atomic_pointer_get (&last) != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_source_remove (id);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  drop_speaker (fixture);
  g_unlink (fixture->heard);
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->heard);
  g_free (fixture->readings);
  g_string_free (fixture->read, TRUE);
}

static void
on_reading (Fixture *fixture,
            guint    text)
{
  g_string_append_printf (fixture->read, "%u", text);
}

typedef gboolean (*Condition) (Fixture *fixture);

static void
wait_for (Fixture   *fixture,
          Condition  condition)
{
  guint id = g_timeout_add_seconds (PATIENCE, on_out_of_patience, NULL);

  while (!condition (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static gboolean
is_prepared (Fixture *fixture)
{
  return kiosk_speaker_is_available (fixture->speaker) || kiosk_speaker_get_error (fixture->speaker) != NULL;
}

static gboolean
is_silent (Fixture *fixture)
{
  return !kiosk_speaker_is_speaking (fixture->speaker);
}

static gboolean
is_in_second_text (Fixture *fixture)
{
  return strchr (fixture->read->str, '1') != NULL;
}

static void
prepare (Fixture    *fixture,
         const char *sink,
         guint       pace,
         const char *readings)
{
  fixture->speaker = kiosk_speaker_new (sink, pace, readings);
  g_signal_connect_swapped (fixture->speaker, "reading", G_CALLBACK (on_reading), fixture);
  g_assert_false (kiosk_speaker_is_available (fixture->speaker));
  kiosk_speaker_prepare (fixture->speaker);
  wait_for (fixture, is_prepared);
}

static void
prepare_file (Fixture    *fixture,
              const char *sink,
              guint       pace)
{
  g_autofree char *description = g_strconcat (sink, fixture->heard, NULL);

  prepare (fixture, description, pace, fixture->readings);
  g_assert_no_error (kiosk_speaker_get_error (fixture->speaker));
}

/* Bytes that were played; asserts that they are no silence. */
static gsize
measure (Fixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize length = 0, loud = 0;

  if (!g_file_get_contents (fixture->heard, &bytes, &length, NULL))
    return 0;
  for (gsize i = 0; i < length; i++)
    loud += bytes[i] != 0;
  g_assert_cmpuint (loud, >=, length / 4);
  return length;
}

static void
test_speaks (Fixture       *fixture,
             gconstpointer  data)
{
  prepare_file (fixture, WRITE, 100);
  g_assert_true (is_silent (fixture));
  kiosk_speaker_speak (fixture->speaker, texts, "zh_CN");
  g_assert_false (is_silent (fixture));
  wait_for (fixture, is_silent);

  g_assert_cmpstr (fixture->read->str, ==, "001");
  /* 22050 samples of two bytes: three sentences take more than two seconds, and less than fifteen */
  g_assert_cmpuint (measure (fixture), >, 2 * 44100);
  g_assert_cmpuint (measure (fixture), <, 15 * 44100);
}

static void
test_languages (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const english[] = { "Hello. The rate is 13%.", "厦门 Xiamen", NULL };
  gsize length;

  prepare_file (fixture, WRITE, 100);
  kiosk_speaker_speak (fixture->speaker, english, "en");
  wait_for (fixture, is_silent);
  g_assert_cmpstr (fixture->read->str, ==, "001");
  length = measure (fixture);
  g_assert_cmpuint (length, >, 2 * 44100);

  kiosk_speaker_speak (fixture->speaker, english, "zh_TW");
  wait_for (fixture, is_silent);
  g_assert_cmpuint (measure (fixture), >, length);
}

static void
test_pace (Fixture       *fixture,
           gconstpointer  data)
{
  gsize quick, slow;

  prepare_file (fixture, WRITE, 120);
  kiosk_speaker_speak (fixture->speaker, texts, "zh_CN");
  wait_for (fixture, is_silent);
  quick = measure (fixture);
  drop_speaker (fixture);
  g_unlink (fixture->heard);

  prepare_file (fixture, WRITE, 60);
  kiosk_speaker_speak (fixture->speaker, texts, "zh_CN");
  wait_for (fixture, is_silent);
  slow = measure (fixture);
  g_test_message ("%" G_GSIZE_FORMAT " bytes at 120, %" G_GSIZE_FORMAT " at 60", quick, slow);
  /* twice as long; pauses are not quite */
  g_assert_cmpuint (slow * 10, >, quick * 16);
  g_assert_cmpuint (slow * 10, <, quick * 25);
}

static void
test_stops (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 end;
  gsize length;

  prepare_file (fixture, IN_TIME, 100);
  kiosk_speaker_speak (fixture->speaker, long_texts, "zh_CN");
  wait_for (fixture, is_in_second_text);
  kiosk_speaker_stop (fixture->speaker);
  g_assert_true (is_silent (fixture));
  length = measure (fixture);

  for (end = g_get_monotonic_time () + G_USEC_PER_SEC / 2; g_get_monotonic_time () < end; g_usleep (10000))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (measure (fixture), ==, length);
  g_assert_null (strchr (fixture->read->str, '2'));

  /* it is not hoarse afterwards */
  kiosk_speaker_speak (fixture->speaker, texts, "zh_CN");
  wait_for (fixture, is_silent);
  g_assert_cmpuint (measure (fixture), >, length);
}

static void
test_last_word (Fixture       *fixture,
                gconstpointer  data)
{
  prepare_file (fixture, WRITE, 100);
  kiosk_speaker_speak (fixture->speaker, long_texts, "zh_CN");
  kiosk_speaker_stop (fixture->speaker);
  g_assert_true (is_silent (fixture));
  kiosk_speaker_speak (fixture->speaker, long_texts, "zh_CN");
  kiosk_speaker_speak (fixture->speaker, texts, "zh_CN");
  wait_for (fixture, is_silent);
  g_assert_cmpstr (fixture->read->str, ==, "001");
}

static void
on_reading_stop (KioskSpeaker *speaker)
{
  kiosk_speaker_stop (speaker);
}

static void
test_stopped_by_listener (Fixture       *fixture,
                          gconstpointer  data)
{
  prepare_file (fixture, WRITE, 100);
  g_signal_connect (fixture->speaker, "reading", G_CALLBACK (on_reading_stop), NULL);
  kiosk_speaker_speak (fixture->speaker, texts, "zh_CN");
  wait_for (fixture, is_silent);
  g_assert_cmpstr (fixture->read->str, ==, "0");
  g_assert_cmpuint (measure (fixture), ==, 0);
}

static void
test_nothing_to_say (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char * const none[] = { "", " ", NULL };
  static const char * const marks[] = { "……", "。", NULL };

  prepare_file (fixture, WRITE, 100);
  kiosk_speaker_speak (fixture->speaker, none, "zh_CN");
  g_assert_true (is_silent (fixture));
  kiosk_speaker_speak (fixture->speaker, marks, "zh_CN");
  wait_for (fixture, is_silent);
  g_assert_cmpstr (fixture->read->str, ==, "");
}

static void
test_no_readings (Fixture       *fixture,
                  gconstpointer  data)
{
  prepare (fixture, "fakesink", 100, "/nonexistent/pronunciations");
  g_assert_false (kiosk_speaker_is_available (fixture->speaker));
  g_assert_error (kiosk_speaker_get_error (fixture->speaker), G_FILE_ERROR, G_FILE_ERROR_NOENT);
  kiosk_speaker_speak (fixture->speaker, texts, "zh_CN");
  g_assert_true (is_silent (fixture));
}

static void
test_no_sink (Fixture       *fixture,
              gconstpointer  data)
{
  prepare (fixture, "no-such-sink", 100, fixture->readings);
  g_assert_true (kiosk_speaker_is_available (fixture->speaker));
  kiosk_speaker_speak (fixture->speaker, texts, "zh_CN");
  wait_for (fixture, is_silent);
  g_assert_false (kiosk_speaker_is_available (fixture->speaker));
  g_assert_nonnull (kiosk_speaker_get_error (fixture->speaker));
  g_assert_nonnull (strstr (kiosk_speaker_get_error (fixture->speaker)->message, "no-such-sink"));
}

static void
test_no_device (Fixture       *fixture,
                gconstpointer  data)
{
  prepare (fixture, "", 100, fixture->readings);
  if (kiosk_speaker_is_available (fixture->speaker))
    g_test_skip ("this machine has a sound device");
  else
    g_assert_error (kiosk_speaker_get_error (fixture->speaker), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* In a process of its own, since GStreamer looks for its plugins once. */
static void
test_no_element (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *registry = g_build_filename (fixture->directory, "heard", NULL);

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      prepare (fixture, "fakesink", 100, fixture->readings);
      return;
    }

  g_setenv ("GST_PLUGIN_SYSTEM_PATH_1_0", fixture->directory, TRUE);
  g_setenv ("GST_PLUGIN_PATH_1_0", fixture->directory, TRUE);
  g_setenv ("GST_REGISTRY", registry, TRUE);
  prepare (fixture, "fakesink", 100, fixture->readings);
  g_assert_error (kiosk_speaker_get_error (fixture->speaker), G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (kiosk_speaker_get_error (fixture->speaker)->message, "espeak"));
}

static void
test_none_lent (void)
{
  g_assert_false (kiosk_speaker_is_available (NULL));
  g_assert_false (kiosk_speaker_is_speaking (NULL));
  kiosk_speaker_stop (NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/speaker/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("no-element", test_no_element);
  ADD ("speaks", test_speaks);
  ADD ("languages", test_languages);
  ADD ("pace", test_pace);
  ADD ("stops", test_stops);
  ADD ("last-word", test_last_word);
  ADD ("stopped-by-listener", test_stopped_by_listener);
  ADD ("nothing-to-say", test_nothing_to_say);
  ADD ("no-readings", test_no_readings);
  ADD ("no-sink", test_no_sink);
  ADD ("no-device", test_no_device);
#undef ADD
  g_test_add_func ("/speaker/none-lent", test_none_lent);
  return g_test_run ();
}
