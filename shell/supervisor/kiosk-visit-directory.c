/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-visit-directory.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "visit-"

static int
remove_entry (const char        *path,
              const struct stat *info,
              int                kind,
              struct FTW        *place)
{
  if (kind == FTW_DNR || kind == FTW_DP)
    chmod (path, 0700);
  if (remove (path) != 0)
    g_warning ("A visit's directory cannot be emptied: %s", g_strerror (errno));
  return 0;
}

gboolean
kiosk_visit_directory_claim (const char  *runtime,
                             GError     **error)
{
  int fd = open (runtime, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* open for as long as the process lives: its death gives the claim back, however it dies */
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;

  if (errno == EWOULDBLOCK)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, "A kiosk runs already in %s", runtime);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s cannot be used: %s", runtime, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return FALSE;
}

char *
kiosk_visit_directory_create (const char  *runtime,
                              GError     **error)
{
  g_autofree char *path = g_build_filename (runtime, PREFIX "XXXXXX", NULL);

  if (g_mkdtemp_full (path, 0700) == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   "No directory for a visit under %s: %s", runtime, g_strerror (errno));
      return NULL;
    }

  return g_steal_pointer (&path);
}

void
kiosk_visit_directory_remove (const char *path)
{
  nftw (path, remove_entry, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

void
kiosk_visit_directory_sweep (const char *runtime)
{
  g_autoptr (GDir) dir = g_dir_open (runtime, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, PREFIX))
      {
        g_autofree char *path = g_build_filename (runtime, name, NULL);

        kiosk_visit_directory_remove (path);
      }
}
