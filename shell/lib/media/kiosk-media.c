/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "build-options.h"

#include "kiosk-media.h"

#include <string.h>

char *
kiosk_media_find (const char *name)
{
  const char *directory = g_getenv ("KIOSK_MEDIA_DIR");
  g_autofree char *path = NULL;

  if (name == NULL || name[0] == '.' || name[0] == '\0' || strchr (name, G_DIR_SEPARATOR) != NULL)
    return NULL;

  path = g_build_filename (directory != NULL ? directory : KIOSK_DATA_DIR G_DIR_SEPARATOR_S "media", name, NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}
