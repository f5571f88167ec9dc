/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-published.h"

#include <sodium.h>
#include <string.h>

#define FIRST_LINE "park-kiosk-settings 1\n"
#define SIGNATURE  "signature "
#define HEADER     "Published"

/* The largest file that is looked at. */
#define LONGEST (256 * 1024)

void
kiosk_published_free (KioskPublished *published)
{
  g_free (published->park);
  g_free (published->terminal);
  g_clear_pointer (&published->settings, g_key_file_unref);
  g_free (published);
}

static gboolean
refuse (GError     **error,
        int          code,
        const char  *reason)
{
  g_set_error (error, G_IO_ERROR, code, "Published settings: %s", reason);
  return FALSE;
}

static gboolean
decode (const char *text,
        gsize       length,
        guchar     *bytes,
        gsize       size)
{
  gsize n;

  return sodium_base642bin (bytes, size, text, length, NULL, &n, NULL, sodium_base64_VARIANT_ORIGINAL) == 0 && n == size;
}

/* (transfer none) (nullable): what is signed, with the signature that stands above it */
static const char *
split (const char  *text,
       gsize        size,
       guchar      *signature,
       gsize       *body_size)
{
  const char *line, *end;

  if (size > LONGEST || !g_str_has_prefix (text, FIRST_LINE SIGNATURE))
    return NULL;

  line = text + strlen (FIRST_LINE SIGNATURE);
  end = strstr (line, "\n\n");
  if (end == NULL || !decode (line, end - line, signature, crypto_sign_BYTES))
    return NULL;

  *body_size = size - (end + 2 - text);
  return end + 2;
}

static gboolean
check_signature (const char    *body,
                 gsize          size,
                 const guchar  *signature,
                 const char    *key,
                 GError       **error)
{
  guchar public_key[crypto_sign_PUBLICKEYBYTES];
  g_autofree char *signed_text = g_strconcat (FIRST_LINE, body, NULL);

  if (!decode (key, strlen (key), public_key, sizeof public_key))
    return refuse (error, G_IO_ERROR_PERMISSION_DENIED, "this terminal has no publisher-key to check them by");
  if (strlen (body) != size
      || crypto_sign_verify_detached (signature, (const guchar *) signed_text, strlen (signed_text), public_key) != 0)
    return refuse (error, G_IO_ERROR_PERMISSION_DENIED, "the signature is not the publisher's");
  return TRUE;
}

static KioskPublished *
read_body (const char  *body,
           gsize        size,
           GError     **error)
{
  g_autoptr (KioskPublished) published = g_new0 (KioskPublished, 1);

  published->settings = g_key_file_new ();
  if (!g_key_file_load_from_data (published->settings, body, size, G_KEY_FILE_NONE, error))
    return NULL;

  published->version = g_key_file_get_int64 (published->settings, HEADER, "Version", NULL);
  published->park = g_key_file_get_string (published->settings, HEADER, "Park", NULL);
  published->terminal = g_key_file_get_string (published->settings, HEADER, "Terminal", NULL);
  g_key_file_remove_group (published->settings, HEADER, NULL);
  if (published->version > 0 && published->park != NULL && published->terminal != NULL)
    return g_steal_pointer (&published);

  refuse (error, G_IO_ERROR_INVALID_DATA, "version, park or terminal is missing");
  return NULL;
}

KioskPublished *
kiosk_published_open (GBytes      *file,
                      const char  *key,
                      GError     **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (file, &size);
  g_autofree char *text = g_strndup (bytes != NULL ? bytes : "", MIN (size, LONGEST));
  guchar signature[crypto_sign_BYTES];
  gsize body_size = 0;
  const char *body = split (text, size, signature, &body_size);

  if (body == NULL)
    {
      refuse (error, G_IO_ERROR_INVALID_DATA, "this is no such file");
      return NULL;
    }

  return check_signature (body, body_size, signature, key, error) ? read_body (body, body_size, error) : NULL;
}

gboolean
kiosk_published_check_place (KioskPublished  *published,
                             const char      *park,
                             const char      *terminal,
                             GError         **error)
{
  if (strcmp (published->park, "*") != 0 && strcmp (published->park, park) != 0)
    return refuse (error, G_IO_ERROR_PERMISSION_DENIED, "they are for another park");
  if (strcmp (published->terminal, "*") != 0 && strcmp (published->terminal, terminal) != 0)
    return refuse (error, G_IO_ERROR_PERMISSION_DENIED, "they are for another terminal");
  return TRUE;
}

/* (transfer full): what is signed, without the line that stands above it */
static char *
write_body (gint64      version,
            const char *park,
            const char *terminal,
            GKeyFile   *settings)
{
  g_autoptr (GKeyFile) header = g_key_file_new ();
  g_autofree char *head = NULL;
  g_autofree char *rest = g_key_file_to_data (settings, NULL, NULL);

  g_key_file_set_int64 (header, HEADER, "Version", version);
  g_key_file_set_string (header, HEADER, "Park", park);
  g_key_file_set_string (header, HEADER, "Terminal", terminal);
  head = g_key_file_to_data (header, NULL, NULL);
  return g_strconcat (head, rest, NULL);
}

char *
kiosk_published_sign (gint64        version,
                      const char   *park,
                      const char   *terminal,
                      GKeyFile     *settings,
                      const guchar *secret)
{
  g_autofree char *body = write_body (version, park, terminal, settings);
  g_autofree char *signed_text = g_strconcat (FIRST_LINE, body, NULL);
  guchar signature[crypto_sign_BYTES];
  g_autofree char *encoded = NULL;

  crypto_sign_detached (signature, NULL, (const guchar *) signed_text, strlen (signed_text), secret);
  encoded = g_base64_encode (signature, sizeof signature);
  return g_strconcat (FIRST_LINE SIGNATURE, encoded, "\n\n", body, NULL);
}
