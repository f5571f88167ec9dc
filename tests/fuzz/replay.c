/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* In the place of libFuzzer: gives the program every file of a directory, once. */

#include "fuzz.h"

#include <stdio.h>

static gboolean
replay (const char *directory,
        const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *data = NULL;
  gsize size;

  return g_file_get_contents (path, &data, &size, NULL) && LLVMFuzzerTestOneInput ((const guint8 *) data, size) == 0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) dir = g_dir_open (argv[argc - 1], 0, NULL);
  guint n = 0;
  const char *name;

  LLVMFuzzerInitialize (&argc, &argv);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      printf ("%sok %u %s\n", replay (argv[argc - 1], name) ? "" : "not ", ++n, name);
      fflush (stdout);
    }

  printf ("1..%u\n", n);
  return n > 0 ? 0 : 1;
}
