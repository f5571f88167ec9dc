/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-late.h"

#include <dlfcn.h>
#include <gio/gio.h>

/* Not by GModule: the folders to look in are those of the library that calls dlopen(). */
gpointer
kiosk_late_find (const char  *library,
                 const char  *function,
                 GError     **error)
{
  g_autofree char *file = g_strdup_printf ("lib%s.so", library);
  gpointer handle = dlopen (file, RTLD_NOW | RTLD_LOCAL);
  gpointer found = handle != NULL ? dlsym (handle, function) : NULL;

  if (found == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The installation is not whole: %s", dlerror ());
  return found;
}
