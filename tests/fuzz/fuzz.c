/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fuzz.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

guint
fuzz_choose (const guint8 **data,
             gsize         *size,
             guint          n)
{
  guint choice = 0;

  if (*size > 0)
    {
      choice = (*data)[0] % n;
      *data += 1;
      *size -= 1;
    }

  return choice;
}

char *
fuzz_text (const guint8 *data,
           gsize         size)
{
  char *text = g_malloc (size + 1);

  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  return text;
}

void
fuzz_take_words (char *words)
{
  g_assert_true (words == NULL || g_utf8_validate (words, -1, NULL));
  g_free (words);
}

static char *directory;

static void
remove_directory (void)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (directory);
  g_clear_pointer (&directory, g_free);
}

const char *
fuzz_directory (void)
{
  if (directory == NULL)
    {
      directory = g_dir_make_tmp ("kiosk-fuzz-XXXXXX", NULL);
      g_assert_nonnull (directory);
      atexit (remove_directory);
    }

  return directory;
}

const char *
fuzz_file (const char   *name,
           const guint8 *data,
           gsize         size)
{
  static char path[PATH_MAX];

  g_snprintf (path, sizeof path, "%s/%s", fuzz_directory (), name);
  g_assert_true (g_file_set_contents_full (path, size > 0 ? (const char *) data : "", (gssize) size, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  return path;
}
