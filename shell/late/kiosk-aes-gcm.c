/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-aes-gcm.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>

#define NONCE_BYTES 12
#define TAG_BYTES   16

GBytes *
kiosk_aes_gcm_open (const guchar *key,
                    const char   *told,
                    const guchar *sealed,
                    gsize         size)
{
  gnutls_datum_t datum = { (guchar *) key, KIOSK_AES_GCM_KEY_BYTES };
  gnutls_aead_cipher_hd_t cipher;
  g_autofree guchar *plain = NULL;
  gsize length = size;
  int status;

  if (size <= NONCE_BYTES + TAG_BYTES || gnutls_aead_cipher_init (&cipher, GNUTLS_CIPHER_AES_256_GCM, &datum) != GNUTLS_E_SUCCESS)
    return NULL;

  plain = g_malloc (size);
  status = gnutls_aead_cipher_decrypt (cipher, sealed, NONCE_BYTES, told, strlen (told), TAG_BYTES, sealed + NONCE_BYTES, size - NONCE_BYTES,
                                       plain, &length);
  gnutls_aead_cipher_deinit (cipher);
  return status == GNUTLS_E_SUCCESS ? g_bytes_new_take (g_steal_pointer (&plain), length) : NULL;
}
