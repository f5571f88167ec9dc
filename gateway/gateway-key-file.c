/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEX_SIZE (GATEWAY_KEY_SIZE * 2 + 1)

static gboolean
fail (GError     **error,
      const char  *file,
      const char  *reason)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Key file %s: %s", file, reason);
  return FALSE;
}

static gboolean
write_all (int         fd,
           const char *text)
{
  gsize length = strlen (text);

  return write (fd, text, length) == (gssize) length && fsync (fd) == 0;
}

static gboolean
sync_folder (const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean good = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return good;
}

/* The file appears whole and on the disk, or not at all; the first of several who make it wins. */
static gboolean
make_file (const char  *file,
           GError     **error)
{
  g_autofree char *draft = g_strconcat (file, ".XXXXXX", NULL);
  guchar secret[GATEWAY_KEY_SIZE];
  char text[HEX_SIZE];
  int fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  gboolean good;

  if (fd < 0)
    return fail (error, file, g_strerror (errno));

  randombytes_buf (secret, sizeof secret);
  sodium_bin2hex (text, sizeof text, secret, sizeof secret);
  good = write_all (fd, text) && (link (draft, file) == 0 || errno == EEXIST) && sync_folder (file);
  if (!good)
    fail (error, file, g_strerror (errno));

  close (fd);
  unlink (draft);
  sodium_memzero (secret, sizeof secret);
  sodium_memzero (text, sizeof text);
  return good;
}

static gboolean
is_private (const char  *file,
            GError     **error)
{
  struct stat status;

  if (stat (file, &status) != 0)
    return fail (error, file, g_strerror (errno));
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return fail (error, file, "others than its owner may read it");
  return TRUE;
}

gboolean
gateway_key_file_load (const char  *file,
                       guchar       secret[GATEWAY_KEY_SIZE],
                       GError     **error)
{
  g_autofree char *text = NULL;
  gsize length, size;

  if (!g_file_test (file, G_FILE_TEST_EXISTS) && !make_file (file, error))
    return FALSE;
  if (!is_private (file, error) || !g_file_get_contents (file, &text, &length, error))
    return FALSE;

  if (sodium_hex2bin (secret, GATEWAY_KEY_SIZE, text, length, " \r\n", &size, NULL) == 0 && size == GATEWAY_KEY_SIZE)
    return TRUE;
  return fail (error, file, "it holds no key");
}
