/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-keys.h"

#include "../gateway-key-file.h"
#include "kiosk-core.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (KIOSK_ENVELOPE_SECRET_KEY_SIZE == GATEWAY_KEY_SIZE);

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
  guchar secret[GATEWAY_KEY_SIZE];

  return gateway_key_file_load (file, secret, error) ? derive (secret) : NULL;
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
