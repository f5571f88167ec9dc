/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The handwriting of the kiosk for use outside it: a character a line in, its candidates a line out. */

#include "config.h"
#include "kiosk-ink-recogniser.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_CANDIDATES 10

static void
recognise (KioskInkRecogniser *recogniser,
           const char         *line,
           gsize               length)
{
  g_autoptr (KioskInkStrokes) strokes = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) candidates = NULL;
  g_autofree char *answer = NULL;

  if (memchr (line, '\0', length) != NULL)
    {
      puts ("bad there is a NUL character in the line");
      return;
    }
  if ((strokes = kiosk_ink_strokes_parse (line, &error)) == NULL)
    {
      printf ("bad %s\n", error->message);
      return;
    }

  candidates = kiosk_ink_recogniser_recognise (recogniser, strokes, N_CANDIDATES);
  answer = g_strjoinv (" ", candidates);
  puts (answer); /* UTF-8 in any locale */
}

static int
recognise_lines (KioskInkRecogniser *recogniser)
{
  g_autoptr (GInputStream) raw = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (raw);
  g_autoptr (GError) error = NULL;
  gsize length;
  char *line;

  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_LF);
  while ((line = g_data_input_stream_read_line (input, &length, NULL, &error)) != NULL)
    {
      recognise (recogniser, line, length);
      fflush (stdout);
      g_free (line);
    }

  if (error != NULL)
    g_printerr ("kiosk-ink: %s\n", error->message);
  return error == NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (int    argc,
      char **argv)
{
  gboolean traditional = FALSE, version = FALSE;
  g_autofree char *model = NULL;
  const GOptionEntry entries[] = {
    { "model", 'm', 0, G_OPTION_ARG_FILENAME, &model, "Use this model instead of the one that was installed", "FILE" },
    { "traditional", 't', 0, G_OPTION_ARG_NONE, &traditional, "Offer traditional characters, too", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, "Print the version", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (KioskInkRecogniser) recogniser = NULL;
  g_autoptr (GError) error = NULL;

  g_set_prgname ("kiosk-ink");
  g_option_context_set_summary (options, "A character a line: strokes separated by “;”, of points “x,y” separated by blanks\n"
                                         "(0 to 1000, y downwards). Prints ten candidates a line, or “bad REASON”.");
  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error)
      || (!version && (recogniser = kiosk_ink_recogniser_new (model, &error)) == NULL))
    {
      g_printerr ("kiosk-ink: %s\n", error->message);
      return 2;
    }
  if (version)
    {
      puts ("kiosk-ink " KIOSK_VERSION);
      return EXIT_SUCCESS;
    }

  kiosk_ink_recogniser_set_traditional (recogniser, traditional);
  return recognise_lines (recogniser);
}
