/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Loaded before the C library: what a program writes below the directory FAULTS_BELOW goes wrong as the file FAULTS says,
 * which the test holds in memory, too. Its children are left alone. */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum
{
  NONE,
  KILL_BEFORE, /* power goes before the call that brings @left to 0, after it, or in the middle of it */
  KILL_AFTER,
  KILL_WITHIN,
  FULL,        /* ENOSPC */
  BROKEN,      /* EIO where something is written */
  UNSYNCED,    /* EIO where something is to be on the disk for good */
};

typedef struct
{
  _Atomic int32_t mode;
  _Atomic int32_t left;
  _Atomic int32_t calls;
} Faults;

static Faults *faults;
static const char *below;

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *file = getenv ("FAULTS");
  int fd = file != NULL ? open (file, O_RDWR | O_CLOEXEC) : -1;
  void *shared = fd >= 0 ? mmap (NULL, sizeof (Faults), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;

  below = getenv ("FAULTS_BELOW");
  unsetenv ("LD_PRELOAD");
  if (shared != MAP_FAILED && below != NULL)
    faults = shared;
}

static int
is_below (const char *path)
{
  return faults != NULL && strncmp (path, below, strlen (below)) == 0;
}

static int
is_watched (int fd)
{
  char link[64], path[PATH_MAX] = "";

  if (faults == NULL)
    return 0;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  return readlink (link, path, sizeof path - 1) > 0 && is_below (path);
}

/* The mode, if it is this call's turn. */
static int
turn (int is_sync)
{
  int mode = faults->mode;

  faults->calls++;
  if (mode >= KILL_BEFORE && mode <= KILL_WITHIN && --faults->left != 0)
    return NONE;
  if (mode == KILL_BEFORE)
    kill (getpid (), SIGKILL);
  if ((mode == FULL || mode == BROKEN) && is_sync)
    return NONE;
  if (mode == UNSYNCED && !is_sync)
    return NONE;

  errno = mode == FULL ? ENOSPC : EIO;
  return mode;
}

static int
fails (int mode)
{
  return mode == FULL || mode == BROKEN || mode == UNSYNCED;
}

static void
die_after (int mode)
{
  if (mode == KILL_AFTER || mode == KILL_WITHIN)
    kill (getpid (), SIGKILL);
}

ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      size,
          off64_t     place)
{
  int mode = is_watched (fd) ? turn (0) : NONE;
  ssize_t written;

  if (fails (mode))
    return -1;
  written = REAL (pwrite64) (fd, data, mode == KILL_WITHIN ? size / 2 : size, place);
  die_after (mode);
  return written;
}

ssize_t
write (int         fd,
       const void *data,
       size_t      size)
{
  int mode = is_watched (fd) ? turn (0) : NONE;
  ssize_t written;

  if (fails (mode))
    return -1;
  written = REAL (write) (fd, data, mode == KILL_WITHIN ? size / 2 : size);
  die_after (mode);
  return written;
}

int
fdatasync (int fd)
{
  int mode = is_watched (fd) ? turn (1) : NONE;
  int status = fails (mode) ? -1 : REAL (fdatasync) (fd);

  die_after (mode);
  return status;
}

int
fsync (int fd)
{
  int mode = is_watched (fd) ? turn (1) : NONE;
  int status = fails (mode) ? -1 : REAL (fsync) (fd);

  die_after (mode);
  return status;
}

int
ftruncate64 (int     fd,
             off64_t size)
{
  int mode = is_watched (fd) ? turn (0) : NONE;
  int status = fails (mode) ? -1 : REAL (ftruncate64) (fd, size);

  die_after (mode);
  return status;
}

int
unlink (const char *path)
{
  int mode = is_below (path) ? turn (0) : NONE;
  int status = fails (mode) ? -1 : REAL (unlink) (path);

  die_after (mode);
  return status;
}

int
rename (const char *from,
        const char *to)
{
  int mode = is_below (to) ? turn (0) : NONE;
  int status = fails (mode) ? -1 : REAL (rename) (from, to);

  die_after (mode);
  return status;
}
