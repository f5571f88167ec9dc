/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Shows every screen of every service, says which on its output, and stays there until it is given a line. The looks are words of the
 * environment variable LOOKS: a language, "contrast". */
#include "stage.h"

#include <glib-unix.h>
#include <stdio.h>
#include <string.h>

static const char *service;
static gboolean told;

static gboolean
on_line (int          fd,
         GIOCondition condition,
         gpointer     user_data)
{
  char line[16];

  if (fgets (line, sizeof line, stdin) == NULL)
    exit (EXIT_FAILURE);
  told = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
show_screen (const char *what)
{
  stage_settle (20);
  printf ("%s %s\n", service, what);
  fflush (stdout);
  for (told = FALSE; !told;)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_auto (GStrv) words = g_strsplit (g_getenv ("LOOKS"), " ", -1);
  g_auto (GStrv) directories = NULL;
  StageLooks looks = { .language = g_intern_string (words[0]), .contrast = g_strv_contains ((const char * const *) words, "contrast") };

  stage_init (&argc, &argv);
  setvbuf (stdin, NULL, _IONBF, 0);
  g_unix_fd_add (fileno (stdin), G_IO_IN | G_IO_HUP, on_line, NULL);
  directories = stage_get_services ();
  service = "frame";
  stage_walk_frame (&looks, show_screen);
  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (directories[i]);

      service = name;
      stage_walk (directories[i], &looks, show_screen);
    }
  return EXIT_SUCCESS;
}
