/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-service-folders.h"

static int
compare_folders (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

static void
add_extensions (GPtrArray  *folders,
                const char *extensions)
{
  g_autoptr (GDir) dir = *extensions != '\0' ? g_dir_open (extensions, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (extensions, name, NULL);

      if (name[0] != '.' && g_file_test (folder, G_FILE_TEST_IS_DIR) && !g_file_test (folder, G_FILE_TEST_IS_SYMLINK))
        g_ptr_array_add (folders, g_steal_pointer (&folder));
    }

  g_ptr_array_sort (folders, compare_folders);
}

GStrv
kiosk_service_folders_list (const char *own,
                            const char *extensions)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  add_extensions (folders, extensions);
  g_ptr_array_insert (folders, 0, g_strdup (own));
  g_ptr_array_add (folders, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&folders), FALSE);
}
