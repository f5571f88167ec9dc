/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sealed envelopes as they come in, and what their writer put into them. */

#include "fuzz.h"

#include "kiosk-core.h"
#include "kiosk-envelope.h"

#include <sodium.h>

#define KEY "3f2b8c1e-9d4a-4e6f-8b7c-0a1d2e3f4a5b"

static GBytes *public_key, *secret_key;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  guchar seed[crypto_box_SEEDBYTES] = { 7 };
  guchar public_bytes[crypto_box_PUBLICKEYBYTES], secret_bytes[crypto_box_SECRETKEYBYTES];

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_box_seed_keypair (public_bytes, secret_bytes, seed);
  public_key = g_bytes_new (public_bytes, sizeof public_bytes);
  secret_key = g_bytes_new (secret_bytes, sizeof secret_bytes);
  return 0;
}

static void
open_envelope (GBytes *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskEnvelope) envelope = kiosk_envelope_parse (text, &error);
  g_autoptr (JsonNode) payload = envelope != NULL ? kiosk_envelope_open (envelope, public_key, secret_key, &error) : NULL;

  g_assert_true (payload != NULL ? JSON_NODE_HOLDS_OBJECT (payload) : error->domain == KIOSK_ENVELOPE_ERROR);
}

/* A payload that can be sealed comes out as it went in. */
static void
seal (const guint8 *data,
      gsize         size)
{
  g_autofree char *payload = fuzz_text (data, size);
  g_autoptr (GBytes) text = kiosk_envelope_seal (public_key, KEY, "fuzz", "enquiry", 1, payload, NULL);
  g_autoptr (KioskEnvelope) envelope = text != NULL ? kiosk_envelope_parse (text, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;

  if (text == NULL)
    return;

  g_assert_nonnull (envelope);
  before = kiosk_json_parse (payload, strlen (payload), NULL);
  after = kiosk_envelope_open (envelope, public_key, secret_key, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (before, after));
}

/* What a stranger can do who knows the public key: seal anything at all under a good header. */
static void
seal_raw (const guint8 *data,
          gsize         size)
{
  g_autofree guchar *sealed = g_malloc (size + crypto_box_SEALBYTES);
  g_autofree char *id = kiosk_envelope_key_id (public_key);
  g_autofree char *base64 = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  crypto_box_seal (sealed, data, size, g_bytes_get_data (public_key, NULL));
  base64 = g_base64_encode (sealed, size + crypto_box_SEALBYTES);
  text = g_strdup_printf ("{\"v\":1,\"key\":\"" KEY "\",\"service\":\"fuzz\",\"kind\":\"enquiry\",\"created\":1,"
                          "\"recipient\":\"%s\",\"sealed\":\"%s\"}", id, base64);
  bytes = g_bytes_new (text, strlen (text));
  open_envelope (bytes);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  guint what = fuzz_choose (&data, &size, 3);
  g_autoptr (GBytes) text = g_bytes_new (data, size);

  if (what == 0)
    open_envelope (text);
  else if (what == 1)
    seal (data, size);
  else
    seal_raw (data, size);
  return 0;
}
