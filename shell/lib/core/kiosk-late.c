/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-late.h"

#include <dlfcn.h>
#include <gio/gio.h>

/* Seen from this library. */
#define INSTALLED "park-kiosk/late"
#define BUILT     "../../late"

/* Where it is, or should be. */
static char *
find_file (const char *library)
{
  g_autofree char *name = g_strdup_printf ("lib%s.so", library);
  g_autofree char *here = NULL;
  g_autofree char *installed = NULL;
  g_autofree char *built = NULL;
  Dl_info info;

  if (dladdr (kiosk_late_find, &info) == 0)
    return g_steal_pointer (&name);

  here = g_path_get_dirname (info.dli_fname);
  installed = g_build_filename (here, INSTALLED, name, NULL);
  built = g_build_filename (here, BUILT, name, NULL);
  if (!g_file_test (installed, G_FILE_TEST_EXISTS) && g_file_test (built, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&built);
  return g_steal_pointer (&installed);
}

gpointer
kiosk_late_find (const char  *library,
                 const char  *function,
                 GError     **error)
{
  g_autofree char *file = find_file (library);
  gpointer opened = dlopen (file, RTLD_NOW | RTLD_LOCAL);
  gpointer found = opened != NULL ? dlsym (opened, function) : NULL;

  if (found == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The installation is not whole: %s", dlerror ());
  return found;
}
