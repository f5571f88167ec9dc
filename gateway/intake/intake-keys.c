/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-keys.h"

#include "kiosk-core.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEX_SIZE (KIOSK_ENVELOPE_SECRET_KEY_SIZE * 2 + 1)

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
  guchar secret[KIOSK_ENVELOPE_SECRET_KEY_SIZE];
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

static IntakeKeys *
derive (const guchar secret[KIOSK_ENVELOPE_SECRET_KEY_SIZE])
{
  IntakeKeys *keys = g_new0 (IntakeKeys, 1);
  guchar public_key[KIOSK_ENVELOPE_PUBLIC_KEY_SIZE];

  crypto_scalarmult_base (public_key, secret);
  keys->public_key = g_bytes_new (public_key, sizeof public_key);
  keys->secret_key = g_bytes_new (secret, KIOSK_ENVELOPE_SECRET_KEY_SIZE);
  keys->id = kiosk_envelope_key_id (keys->public_key);
  return keys;
}

IntakeKeys *
intake_keys_load (const char  *file,
                  GError     **error)
{
  guchar secret[KIOSK_ENVELOPE_SECRET_KEY_SIZE];
  g_autofree char *text = NULL;
  gsize length, size;

  if (!g_file_test (file, G_FILE_TEST_EXISTS) && !make_file (file, error))
    return NULL;
  if (!is_private (file, error) || !g_file_get_contents (file, &text, &length, error))
    return NULL;

  if (sodium_hex2bin (secret, sizeof secret, text, length, " \r\n", &size, NULL) == 0 && size == sizeof secret)
    return derive (secret);

  fail (error, file, "it holds no key");
  return NULL;
}

void
intake_keys_free (IntakeKeys *keys)
{
  g_bytes_unref (keys->public_key);
  g_bytes_unref (keys->secret_key);
  g_free (keys->id);
  g_free (keys);
}

char *
intake_keys_digest (const IntakeKeys *keys,
                    const char       *text)
{
  guchar digest[crypto_generichash_BYTES];
  char hex[crypto_generichash_BYTES * 2 + 1];
  gsize size;
  const guchar *secret = g_bytes_get_data (keys->secret_key, &size);

  crypto_generichash (digest, sizeof digest, (const guchar *) text, strlen (text), secret, size);
  return g_strdup (sodium_bin2hex (hex, sizeof hex, digest, sizeof digest));
}

char *
intake_keys_pseudonym (const IntakeKeys *keys,
                       const char       *identity)
{
  static const char purpose[] = "pseudonyms of persons";
  guchar key[crypto_auth_hmacsha256_KEYBYTES];
  guchar digest[crypto_auth_hmacsha256_BYTES];
  char hex[crypto_auth_hmacsha256_BYTES * 2 + 1];
  gsize size;
  const guchar *secret = g_bytes_get_data (keys->secret_key, &size);

  crypto_generichash (key, sizeof key, (const guchar *) purpose, sizeof purpose - 1, secret, size);
  crypto_auth_hmacsha256 (digest, (const guchar *) identity, strlen (identity), key);
  sodium_memzero (key, sizeof key);
  return g_strdup (sodium_bin2hex (hex, sizeof hex, digest, sizeof digest));
}
