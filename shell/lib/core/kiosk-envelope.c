/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-envelope.h"

#include "kiosk-json.h"

#include <sodium.h>
#include <string.h>

G_DEFINE_QUARK (kiosk-envelope-error-quark, kiosk_envelope_error)

G_STATIC_ASSERT (KIOSK_ENVELOPE_PUBLIC_KEY_SIZE == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT (KIOSK_ENVELOPE_SECRET_KEY_SIZE == crypto_box_SECRETKEYBYTES);

#define VERSION      1
#define MOST_NAME    64
#define KEY_ID_BYTES 4

static const char * const header_members[] = { "v", "key", "service", "kind", "created", "recipient", "sealed", NULL };
static const char * const inner_members[] = { "v", "key", "service", "kind", "created", "payload", NULL };

static gboolean
refuse (GError             **error,
        KioskEnvelopeError   code,
        const char          *reason)
{
  g_clear_error (error);
  g_set_error_literal (error, KIOSK_ENVELOPE_ERROR, (int) code, reason);
  return FALSE;
}

void
kiosk_envelope_free (KioskEnvelope *envelope)
{
  g_free (envelope->key);
  g_free (envelope->service);
  g_free (envelope->kind);
  g_free (envelope->recipient);
  g_clear_pointer (&envelope->sealed, g_bytes_unref);
  g_free (envelope);
}

char *
kiosk_envelope_key_id (GBytes *public_key)
{
  guchar digest[crypto_generichash_BYTES];
  char id[KEY_ID_BYTES * 2 + 1];
  gsize size;
  const guchar *bytes = g_bytes_get_data (public_key, &size);

  crypto_generichash (digest, sizeof digest, bytes, size, NULL, 0);
  return g_strdup (sodium_bin2hex (id, sizeof id, digest, KEY_ID_BYTES));
}

static gboolean
is_key (const char *text)
{
  return g_uuid_string_is_valid (text) && text[14] == '4' && strspn (text, "0123456789abcdef-") == strlen (text);
}

static gboolean
is_name (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length > 0 && length <= MOST_NAME && text[length] == '\0';
}

/* The members that stand both on the envelope and inside it. */
static gboolean
read_header (KioskEnvelope  *envelope,
             JsonObject     *object,
             GError        **error)
{
  const char *key, *service, *kind;
  gint64 version;

  if (!kiosk_json_get_int (object, "v", &version, error)
      || !kiosk_json_get_string (object, "key", &key, error)
      || !kiosk_json_get_string (object, "service", &service, error)
      || !kiosk_json_get_string (object, "kind", &kind, error)
      || !kiosk_json_get_int (object, "created", &envelope->created, error))
    return FALSE;

  if (version != VERSION || !is_key (key) || !is_name (service) || !is_name (kind) || envelope->created <= 0)
    return FALSE;

  envelope->key = g_strdup (key);
  envelope->service = g_strdup (service);
  envelope->kind = g_strdup (kind);
  return TRUE;
}

static GBytes *
decode (const char *text)
{
  gsize length = strlen (text);
  gsize size = length / 4 * 3;
  g_autofree guchar *bytes = g_malloc (size + 1);

  if (sodium_base642bin (bytes, size, text, length, NULL, &size, NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&bytes), size);
}

static char *
encode (const guchar *bytes,
        gsize         size)
{
  gsize length = sodium_base64_ENCODED_LEN (size, sodium_base64_VARIANT_ORIGINAL);

  return sodium_bin2base64 (g_malloc (length), length, bytes, size, sodium_base64_VARIANT_ORIGINAL);
}

static gboolean
read_envelope (KioskEnvelope  *envelope,
               JsonNode       *root,
               GError        **error)
{
  JsonObject *object = kiosk_json_root_object (root, error);
  const char *recipient, *sealed;

  if (object == NULL
      || !kiosk_json_refuse_unknown (object, header_members, error)
      || !read_header (envelope, object, error)
      || !kiosk_json_get_string (object, "recipient", &recipient, error)
      || !kiosk_json_get_string (object, "sealed", &sealed, error))
    return FALSE;

  envelope->recipient = g_strdup (recipient);
  envelope->sealed = decode (sealed);
  return envelope->sealed != NULL;
}

KioskEnvelope *
kiosk_envelope_parse (GBytes  *envelope,
                      GError **error)
{
  g_autoptr (KioskEnvelope) parsed = g_new0 (KioskEnvelope, 1);
  g_autoptr (JsonNode) root = NULL;
  gsize size;
  const char *text = g_bytes_get_data (envelope, &size);

  if (size > KIOSK_ENVELOPE_MAX_SIZE)
    {
      refuse (error, KIOSK_ENVELOPE_ERROR_TOO_LARGE, "The envelope is too large");
      return NULL;
    }

  root = size > 0 ? kiosk_json_parse (text, size, error) : NULL;
  if (root != NULL && read_envelope (parsed, root, error))
    return g_steal_pointer (&parsed);

  refuse (error, KIOSK_ENVELOPE_ERROR_MALFORMED, "The envelope is malformed");
  return NULL;
}

static void
write_header (JsonObject *object,
              const char *key,
              const char *service,
              const char *kind,
              gint64      created)
{
  json_object_set_int_member (object, "v", VERSION);
  json_object_set_string_member (object, "key", key);
  json_object_set_string_member (object, "service", service);
  json_object_set_string_member (object, "kind", kind);
  json_object_set_int_member (object, "created", created);
}

/* What is sealed: it has to pass the check that it will meet when it is opened. */
static char *
write_inner (const char  *key,
             const char  *service,
             const char  *kind,
             gint64       created,
             const char  *payload_json,
             GError     **error)
{
  g_autoptr (JsonNode) payload = kiosk_json_parse (payload_json, strlen (payload_json), error);
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) read_back = NULL;
  g_autofree char *text = NULL;
  JsonObject *object = json_object_new ();

  json_node_take_object (root, object);
  if (payload == NULL || kiosk_json_root_object (payload, error) == NULL || !is_key (key) || !is_name (service) || !is_name (kind))
    return NULL;

  write_header (object, key, service, kind, created);
  json_object_set_member (object, "payload", g_steal_pointer (&payload));
  text = kiosk_json_write (root, FALSE);
  read_back = kiosk_json_parse (text, strlen (text), error);
  return read_back != NULL ? g_steal_pointer (&text) : NULL;
}

static char *
seal_text (GBytes     *public_key,
           const char *text)
{
  gsize length = strlen (text);
  gsize size = length + crypto_box_SEALBYTES;
  g_autofree guchar *sealed = g_malloc (size);

  if (g_bytes_get_size (public_key) != crypto_box_PUBLICKEYBYTES
      || crypto_box_seal (sealed, (const guchar *) text, length, g_bytes_get_data (public_key, NULL)) != 0)
    return NULL;
  return encode (sealed, size);
}

static GBytes *
write_envelope (JsonObject *object)
{
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), object);
  char *text = kiosk_json_write (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

GBytes *
kiosk_envelope_seal (GBytes      *public_key,
                     const char  *key,
                     const char  *service,
                     const char  *kind,
                     gint64       created,
                     const char  *payload_json,
                     GError     **error)
{
  g_autofree char *inner = write_inner (key, service, kind, created, payload_json, error);
  g_autofree char *sealed = inner != NULL && sodium_init () >= 0 ? seal_text (public_key, inner) : NULL;
  g_autofree char *recipient = kiosk_envelope_key_id (public_key);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) envelope = NULL;

  if (sealed == NULL)
    {
      refuse (error, KIOSK_ENVELOPE_ERROR_MALFORMED, "What is to be sealed, or the key, is malformed");
      return NULL;
    }

  write_header (object, key, service, kind, created);
  json_object_set_string_member (object, "recipient", recipient);
  json_object_set_string_member (object, "sealed", sealed);
  envelope = write_envelope (object);
  if (g_bytes_get_size (envelope) <= KIOSK_ENVELOPE_MAX_SIZE)
    return g_steal_pointer (&envelope);

  refuse (error, KIOSK_ENVELOPE_ERROR_TOO_LARGE, "The submission is too large");
  return NULL;
}

static gboolean
is_same_header (const KioskEnvelope *a,
                const KioskEnvelope *b)
{
  return strcmp (a->key, b->key) == 0
         && strcmp (a->service, b->service) == 0
         && strcmp (a->kind, b->kind) == 0
         && a->created == b->created;
}

/* (nullable): the payload of what was sealed under the header of @envelope */
static JsonNode *
read_inner (const KioskEnvelope *envelope,
            const char          *text,
            gsize                length)
{
  g_autoptr (JsonNode) root = kiosk_json_parse (text, length, NULL);
  JsonObject *object = root != NULL ? kiosk_json_root_object (root, NULL) : NULL;
  g_autoptr (KioskEnvelope) inner = g_new0 (KioskEnvelope, 1);
  JsonObject *payload;

  if (object == NULL
      || !kiosk_json_refuse_unknown (object, inner_members, NULL)
      || !read_header (inner, object, NULL)
      || !is_same_header (envelope, inner)
      || !kiosk_json_get_object (object, "payload", &payload, NULL))
    return NULL;

  return json_node_init_object (json_node_alloc (), payload);
}

static gboolean
is_key_pair (GBytes *public_key,
             GBytes *secret_key)
{
  return g_bytes_get_size (public_key) == crypto_box_PUBLICKEYBYTES && g_bytes_get_size (secret_key) == crypto_box_SECRETKEYBYTES;
}

JsonNode *
kiosk_envelope_open (const KioskEnvelope  *envelope,
                     GBytes               *public_key,
                     GBytes               *secret_key,
                     GError              **error)
{
  g_autofree char *id = kiosk_envelope_key_id (public_key);
  gsize size;
  const guchar *sealed = g_bytes_get_data (envelope->sealed, &size);
  g_autofree guchar *text = g_malloc (size + 1);
  JsonNode *payload = NULL;

  if (strcmp (id, envelope->recipient) != 0 || !is_key_pair (public_key, secret_key) || sodium_init () < 0)
    {
      refuse (error, KIOSK_ENVELOPE_ERROR_UNKNOWN_RECIPIENT, "The envelope is for another key");
      return NULL;
    }

  if (size > crypto_box_SEALBYTES
      && crypto_box_seal_open (text, sealed, size, g_bytes_get_data (public_key, NULL), g_bytes_get_data (secret_key, NULL)) == 0)
    payload = read_inner (envelope, (const char *) text, size - crypto_box_SEALBYTES);
  if (payload == NULL)
    refuse (error, KIOSK_ENVELOPE_ERROR_ALTERED, "The envelope is not what was sealed");
  return payload;
}

GBytes *
kiosk_envelope_key_from_json (JsonNode *answer)
{
  JsonObject *object = kiosk_json_root_object (answer, NULL);
  const char *id, *text;
  g_autofree char *own_id = NULL;
  g_autoptr (GBytes) key = NULL;
  guchar *bytes;
  gsize length;

  if (object == NULL
      || !kiosk_json_get_string (object, "id", &id, NULL)
      || !kiosk_json_get_string (object, "public_key", &text, NULL))
    return NULL;

  bytes = g_base64_decode (text, &length);
  key = g_bytes_new_take (bytes, length);
  if (length != KIOSK_ENVELOPE_PUBLIC_KEY_SIZE)
    return NULL;

  own_id = kiosk_envelope_key_id (key);
  return g_str_equal (own_id, id) ? g_steal_pointer (&key) : NULL;
}
