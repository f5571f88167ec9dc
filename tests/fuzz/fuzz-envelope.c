/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sealed envelopes as they come in, and what their writer put into them; settings as they are published, and what was signed. */

#include "fuzz.h"

#include "kiosk-core.h"
#include "kiosk-envelope.h"
#include "kiosk-published.h"

#include <sodium.h>

#define KEY "3f2b8c1e-9d4a-4e6f-8b7c-0a1d2e3f4a5b"

static GBytes *public_key, *secret_key;
static guchar publisher[crypto_sign_SECRETKEYBYTES];
static char *publisher_key;

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
  crypto_sign_seed_keypair (public_bytes, publisher, seed);
  publisher_key = g_base64_encode (public_bytes, sizeof public_bytes);
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

/* Nobody but the publisher makes one that is opened. */
static void
open_published (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskPublished) published = kiosk_published_open (file, publisher_key, &error);

  g_assert_true (published != NULL || error != NULL);
}

/* What GLib writes as it has read it, which is not all that it reads. */
static GKeyFile *
read_twice (const char *text)
{
  g_autoptr (GKeyFile) first = g_key_file_new ();
  g_autoptr (GKeyFile) second = g_key_file_new ();
  g_autofree char *written = NULL;
  gsize size;

  if (!g_key_file_load_from_data (first, text, strlen (text), G_KEY_FILE_NONE, NULL) || g_key_file_has_group (first, "Published"))
    return NULL;

  written = g_key_file_to_data (first, &size, NULL);
  return g_key_file_load_from_data (second, written, size, G_KEY_FILE_NONE, NULL) ? g_steal_pointer (&second) : NULL;
}

/* What can be signed is opened, and says the same. */
static void
sign (const guint8 *data,
      gsize         size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (GKeyFile) settings = read_twice (text);
  g_autofree char *file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KioskPublished) published = NULL;

  if (settings == NULL)
    return;

  file = kiosk_published_sign (7, "haicang", "lobby-1", settings, publisher);
  bytes = g_bytes_new (file, strlen (file));
  published = kiosk_published_open (bytes, publisher_key, NULL);
  g_assert_nonnull (published);
  g_assert_cmpint (published->version, ==, 7);
  g_assert_true (kiosk_published_check_place (published, "haicang", "lobby-1", NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  guint what = fuzz_choose (&data, &size, 6);
  g_autoptr (GBytes) text = g_bytes_new (data, size);

  if (what == 0)
    open_envelope (text);
  else if (what == 1)
    seal (data, size);
  else if (what == 2)
    seal_raw (data, size);
  else if (what == 3)
    open_published (text);
  else
    sign (data, size);
  return 0;
}
