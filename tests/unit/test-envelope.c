/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-core.h"

#include <sodium.h>
#include <string.h>

#define KEY     "0f5f2c8e-3f6b-4e0a-9d2c-7b1a2c3d4e5f"
#define CANARY  "鹭海通贸易13900007788"
#define PAYLOAD "{\"name\":\"" CANARY "\",\"lines\":[1,true,null,{\"a\":\"b\"}]}"

typedef struct
{
  GBytes *public_key;
  GBytes *secret_key;
} Pair;

static void
set_up (Pair          *pair,
        gconstpointer  unused)
{
  guchar public_key[crypto_box_PUBLICKEYBYTES], secret_key[crypto_box_SECRETKEYBYTES];

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_box_keypair (public_key, secret_key);
  pair->public_key = g_bytes_new (public_key, sizeof public_key);
  pair->secret_key = g_bytes_new (secret_key, sizeof secret_key);
}

static void
tear_down (Pair          *pair,
           gconstpointer  unused)
{
  g_bytes_unref (pair->public_key);
  g_bytes_unref (pair->secret_key);
}

static GBytes *
seal (Pair *pair)
{
  g_autoptr (GError) error = NULL;
  GBytes *envelope = kiosk_envelope_seal (pair->public_key, KEY, "registration", "enquiry", 1795485600, PAYLOAD, &error);

  g_assert_no_error (error);
  return envelope;
}

static JsonNode *
unseal (Pair    *pair,
        GBytes  *bytes,
        GError **error)
{
  g_autoptr (KioskEnvelope) envelope = kiosk_envelope_parse (bytes, error);

  return envelope != NULL ? kiosk_envelope_open (envelope, pair->public_key, pair->secret_key, error) : NULL;
}

static void
test_round_trip (Pair          *pair,
                 gconstpointer  unused)
{
  g_autoptr (GBytes) bytes = seal (pair);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskEnvelope) envelope = kiosk_envelope_parse (bytes, &error);
  g_autofree char *id = kiosk_envelope_key_id (pair->public_key);
  g_autoptr (JsonNode) payload = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (envelope->key, ==, KEY);
  g_assert_cmpstr (envelope->service, ==, "registration");
  g_assert_cmpstr (envelope->kind, ==, "enquiry");
  g_assert_cmpint (envelope->created, ==, 1795485600);
  g_assert_cmpstr (envelope->recipient, ==, id);
  g_assert_cmpuint (strlen (id), ==, 8);

  payload = kiosk_envelope_open (envelope, pair->public_key, pair->secret_key, &error);
  g_assert_no_error (error);
  text = json_to_string (payload, FALSE);
  g_assert_cmpstr (text, ==, PAYLOAD);
}

static void
test_hides_the_payload (Pair          *pair,
                        gconstpointer  unused)
{
  g_autoptr (GBytes) one = seal (pair);
  g_autoptr (GBytes) other = seal (pair);
  g_autoptr (KioskEnvelope) envelope = kiosk_envelope_parse (one, NULL);
  gsize size, sealed_size;
  const char *text = g_bytes_get_data (one, &size);
  const guchar *sealed = g_bytes_get_data (envelope->sealed, &sealed_size);

  g_assert_null (g_strstr_len (text, (gssize) size, "name"));
  g_assert_null (memmem (sealed, sealed_size, CANARY, strlen (CANARY)));
  g_assert_null (memmem (sealed, sealed_size, "13900007788", 11));
  g_assert_false (g_bytes_equal (one, other));
}

/* Every byte, in every way of one bit, and by a character that the place may hold. */
static void
test_any_alteration_is_refused (Pair          *pair,
                                gconstpointer  unused)
{
  g_autoptr (GBytes) bytes = seal (pair);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  static const char likely[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/=-\"{}:, ";

  for (gsize i = 0; i < size; i++)
    for (guint change = 0; change < 8 + sizeof likely - 1; change++)
      {
        g_autofree char *altered = g_memdup2 (text, size);
        g_autoptr (GBytes) other = NULL;
        g_autoptr (GError) error = NULL;

        altered[i] = change < 8 ? (char) (altered[i] ^ (1 << change)) : likely[change - 8];
        if (altered[i] == text[i])
          continue;

        other = g_bytes_new (altered, size);
        if (unseal (pair, other, &error) != NULL)
          g_error ("byte %" G_GSIZE_FORMAT " may be altered to 0x%02x", i, (guint) (guchar) altered[i]);
        g_assert_true (error->domain == KIOSK_ENVELOPE_ERROR);
      }
}

static void
test_cut_short (Pair          *pair,
                gconstpointer  unused)
{
  g_autoptr (GBytes) bytes = seal (pair);

  for (gsize size = 0; size < g_bytes_get_size (bytes); size++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, size);
      g_autoptr (GError) error = NULL;

      g_assert_null (unseal (pair, part, &error));
      g_assert_error (error, KIOSK_ENVELOPE_ERROR, KIOSK_ENVELOPE_ERROR_MALFORMED);
    }
}

static char *
replace (GBytes     *bytes,
         const char *find,
         const char *by)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) text = g_string_new_len (data, (gssize) size);

  g_assert_cmpuint (g_string_replace (text, find, by, 1), ==, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_header_of_another (Pair          *pair,
                        gconstpointer  unused)
{
  static const struct
  {
    const char *find;
    const char *by;
  } changes[] = {
    { "0f5f2c8e", "1f5f2c8e" },
    { "\"registration\"", "\"training\"" },
    { "\"enquiry\"", "\"rating\"" },
    { "1795485600", "1795485601" },
  };
  g_autoptr (GBytes) bytes = seal (pair);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      char *text = replace (bytes, changes[i].find, changes[i].by);
      g_autoptr (GBytes) altered = g_bytes_new_take (text, strlen (text));
      g_autoptr (GError) error = NULL;

      g_assert_null (unseal (pair, altered, &error));
      g_assert_error (error, KIOSK_ENVELOPE_ERROR, KIOSK_ENVELOPE_ERROR_ALTERED);
    }
}

static void
test_wrong_recipient (Pair          *pair,
                      gconstpointer  unused)
{
  Pair other;
  g_autoptr (GBytes) bytes = seal (pair);
  g_autoptr (GBytes) forged = NULL;
  g_autofree char *mine = kiosk_envelope_key_id (pair->public_key);
  g_autofree char *theirs = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  set_up (&other, NULL);
  g_assert_null (unseal (&other, bytes, &error));
  g_assert_error (error, KIOSK_ENVELOPE_ERROR, KIOSK_ENVELOPE_ERROR_UNKNOWN_RECIPIENT);
  g_clear_error (&error);

  theirs = kiosk_envelope_key_id (other.public_key);
  text = replace (bytes, mine, theirs);
  forged = g_bytes_new_take (text, strlen (text));
  g_assert_null (unseal (&other, forged, &error));
  g_assert_error (error, KIOSK_ENVELOPE_ERROR, KIOSK_ENVELOPE_ERROR_ALTERED);
  tear_down (&other, NULL);
}

static void
test_malformed (Pair          *pair,
                gconstpointer  unused)
{
  static const struct
  {
    const char *find;
    const char *by;
  } changes[] = {
    { "\"v\":1", "\"v\":2" },
    { "\"v\":1", "\"v\":\"1\"" },
    { "\"v\":1", "\"v\":1,\"w\":1" },
    { "\"v\":1", "\"v\":1,\"v\":1" },
    { "\"v\":1,", "" },
    { KEY, "0F5F2C8E-3F6B-4E0A-9D2C-7B1A2C3D4E5F" },
    { KEY, "0f5f2c8e-3f6b-1e0a-9d2c-7b1a2c3d4e5f" },
    { KEY, "" },
    { "\"enquiry\"", "\"../enquiry\"" },
    { "\"enquiry\"", "\"\"" },
    { "\"registration\"", "[]" },
    { "1795485600", "-1795485600" },
    { "1795485600", "1795485600.5" },
    { "\"sealed\":\"", "\"sealed\":\" " },
  };
  g_autoptr (GBytes) bytes = seal (pair);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      char *text = replace (bytes, changes[i].find, changes[i].by);
      g_autoptr (GBytes) altered = g_bytes_new_take (text, strlen (text));
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", changes[i].by);
      g_assert_null (kiosk_envelope_parse (altered, &error));
      g_assert_error (error, KIOSK_ENVELOPE_ERROR, KIOSK_ENVELOPE_ERROR_MALFORMED);
    }
}

static void
assert_not_sealed (Pair       *pair,
                   const char *key,
                   const char *service,
                   const char *payload)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_envelope_seal (pair->public_key, key, service, "enquiry", 1795485600, payload, &error));
  g_assert_error (error, KIOSK_ENVELOPE_ERROR, KIOSK_ENVELOPE_ERROR_MALFORMED);
}

static void
test_seals_nothing_that_cannot_be_opened (Pair          *pair,
                                          gconstpointer  unused)
{
  g_autofree char *open = g_strnfill (KIOSK_JSON_MAX_DEPTH - 1, '[');
  g_autofree char *close = g_strnfill (KIOSK_JSON_MAX_DEPTH - 1, ']');
  g_autofree char *deep = g_strconcat ("{\"a\":", open, close, "}", NULL);
  g_autoptr (GBytes) short_key = g_bytes_new_static ("short", 5);
  g_autoptr (GError) error = NULL;

  assert_not_sealed (pair, KEY, "registration", "[]");
  assert_not_sealed (pair, KEY, "registration", "{\"a\":1,\"a\":2}");
  assert_not_sealed (pair, KEY, "registration", "{},\"key\":\"other\"");
  assert_not_sealed (pair, KEY, "registration", deep);
  assert_not_sealed (pair, "no key", "registration", "{}");
  assert_not_sealed (pair, KEY, "a service", "{}");

  g_assert_null (kiosk_envelope_seal (short_key, KEY, "registration", "enquiry", 1795485600, "{}", &error));
  g_assert_error (error, KIOSK_ENVELOPE_ERROR, KIOSK_ENVELOPE_ERROR_MALFORMED);
}

static char *
photo (gsize size)
{
  g_autofree char *data = g_strnfill (size, 'A');

  return g_strconcat ("{\"photo\":\"", data, "\"}", NULL);
}

static void
test_size (Pair          *pair,
           gconstpointer  unused)
{
  g_autofree char *large = photo (6 * 1000 * 1000);
  g_autofree char *too_large = photo (KIOSK_ENVELOPE_MAX_SIZE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kiosk_envelope_seal (pair->public_key, KEY, "ip", "enquiry", 1795485600, large, &error);
  g_autoptr (JsonNode) payload = unseal (pair, bytes, &error);
  g_autoptr (GBytes) endless = g_bytes_new_take (g_malloc0 (KIOSK_ENVELOPE_MAX_SIZE + 1), KIOSK_ENVELOPE_MAX_SIZE + 1);

  g_assert_no_error (error);
  g_assert_nonnull (payload);

  g_assert_null (kiosk_envelope_seal (pair->public_key, KEY, "ip", "enquiry", 1795485600, too_large, &error));
  g_assert_error (error, KIOSK_ENVELOPE_ERROR, KIOSK_ENVELOPE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (kiosk_envelope_parse (endless, &error));
  g_assert_error (error, KIOSK_ENVELOPE_ERROR, KIOSK_ENVELOPE_ERROR_TOO_LARGE);
}

#define ADD(path, function) g_test_add (path, Pair, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/envelope/round-trip", test_round_trip);
  ADD ("/envelope/hides-the-payload", test_hides_the_payload);
  ADD ("/envelope/any-alteration-is-refused", test_any_alteration_is_refused);
  ADD ("/envelope/cut-short", test_cut_short);
  ADD ("/envelope/header-of-another", test_header_of_another);
  ADD ("/envelope/wrong-recipient", test_wrong_recipient);
  ADD ("/envelope/malformed", test_malformed);
  ADD ("/envelope/seals-nothing-that-cannot-be-opened", test_seals_nothing_that_cannot_be_opened);
  ADD ("/envelope/size", test_size);
  return g_test_run ();
}
