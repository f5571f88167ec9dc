/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* GnuTLS, not libsodium: browsers have AES-GCM, and libsodium has it on some processors only. */

#include "kiosk-handoff-key-private.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>

#define KEY_BYTES   32
#define NONCE_BYTES 12
#define TAG_BYTES   16

struct _KioskHandoffKey
{
  guchar bytes[KEY_BYTES];
};

KioskHandoffKey *
kiosk_handoff_key_new (void)
{
  KioskHandoffKey *key = g_new0 (KioskHandoffKey, 1);

  /* it fails only where the system has no random numbers; then nothing is safe */
  if (gnutls_rnd (GNUTLS_RND_KEY, key->bytes, KEY_BYTES) != GNUTLS_E_SUCCESS)
    g_error ("There are no random numbers");
  return key;
}

void
kiosk_handoff_key_free (KioskHandoffKey *key)
{
  gnutls_memset (key->bytes, 0, KEY_BYTES);
  g_free (key);
}

char *
kiosk_handoff_key_to_text (KioskHandoffKey *key)
{
  char *text = g_base64_encode (key->bytes, KEY_BYTES);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  g_strdelimit (text, "=", '\0');
  return text;
}

/* NULL if it was sealed with another key, or altered. */
static GBytes *
decrypt (KioskHandoffKey *key,
         guint            number,
         const guchar    *sealed,
         gsize            size)
{
  gnutls_datum_t datum = { key->bytes, KEY_BYTES };
  gnutls_aead_cipher_hd_t cipher;
  g_autofree char *told = g_strdup_printf ("%u", number);
  g_autofree guchar *plain = g_malloc (size);
  gsize length = size;
  int status;

  if (gnutls_aead_cipher_init (&cipher, GNUTLS_CIPHER_AES_256_GCM, &datum) != GNUTLS_E_SUCCESS)
    return NULL;

  status = gnutls_aead_cipher_decrypt (cipher, sealed, NONCE_BYTES, told, strlen (told), TAG_BYTES, sealed + NONCE_BYTES, size - NONCE_BYTES,
                                       plain, &length);
  gnutls_aead_cipher_deinit (cipher);
  return status == GNUTLS_E_SUCCESS ? g_bytes_new_take (g_steal_pointer (&plain), length) : NULL;
}

GBytes *
kiosk_handoff_key_open (KioskHandoffKey  *key,
                        guint             number,
                        const char       *data,
                        GError          **error)
{
  gsize size;
  g_autofree guchar *sealed = g_base64_decode (data, &size);
  GBytes *plain = size > NONCE_BYTES + TAG_BYTES ? decrypt (key, number, sealed, size) : NULL;

  if (plain == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "It was not sealed with the key of this hand-off");
  return plain;
}
