/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* say READINGS: for each line “LOCALE TAB TEXT” prints what each voice is given, “VOICE TAB WORDS”, and an empty line. */
#include "kiosk-speech-text.h"

#include <stdio.h>
#include <stdlib.h>

static void
say_sentences (const char         *locale,
               const char         *text,
               KioskPronunciation *pronunciation)
{
  g_auto (GStrv) sentences = kiosk_speech_text_split (text);

  for (int i = 0; sentences[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) parts = kiosk_speech_text_get_parts (sentences[i], locale, pronunciation);

      for (guint j = 0; j < parts->len; j++)
        {
          KioskSpeechPart *part = parts->pdata[j];

          printf ("%s\t%s\n", part->voice, part->text);
        }
    }
  printf ("\n");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskPronunciation) pronunciation = kiosk_pronunciation_new (argv[1], &error);
  char line[4096];

  if (pronunciation == NULL)
    g_error ("%s", error->message);

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) columns = g_strsplit (g_strchomp (line), "\t", 2);

      if (g_strv_length (columns) == 2)
        say_sentences (columns[0], columns[1], pronunciation);
    }
  return EXIT_SUCCESS;
}
