/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "kiosk-handoff-key-private.h"

#include "core/kiosk-late.h"
#include "late/kiosk-aes-gcm.h"

#include <sodium.h>

struct _KioskHandoffKey
{
  guchar bytes[KIOSK_AES_GCM_KEY_BYTES];
};

KioskHandoffKey *
kiosk_handoff_key_new (void)
{
  KioskHandoffKey *key = g_new0 (KioskHandoffKey, 1);

  /* it fails only where the system has no random numbers; then nothing is safe */
  if (sodium_init () < 0)
    g_error ("There are no random numbers");
  randombytes_buf (key->bytes, sizeof key->bytes);
  return key;
}

void
kiosk_handoff_key_free (KioskHandoffKey *key)
{
  sodium_memzero (key->bytes, sizeof key->bytes);
  g_free (key);
}

char *
kiosk_handoff_key_to_text (KioskHandoffKey *key)
{
  char *text = g_base64_encode (key->bytes, sizeof key->bytes);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  g_strdelimit (text, "=", '\0');
  return text;
}

GBytes *
kiosk_handoff_key_open (KioskHandoffKey  *key,
                        guint             number,
                        const char       *data,
                        GError          **error)
{
  gsize size;
  g_autofree guchar *sealed = g_base64_decode (data, &size);
  g_autofree char *told = g_strdup_printf ("%u", number);
  typeof (kiosk_aes_gcm_open) *open_sealed = kiosk_late_find ("kiosk-gnutls", "kiosk_aes_gcm_open", error);
  GBytes *plain;

  if (open_sealed == NULL)
    return NULL;

  plain = open_sealed (key->bytes, told, sealed, size);
  if (plain == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "It was not sealed with the key of this hand-off");
  return plain;
}
