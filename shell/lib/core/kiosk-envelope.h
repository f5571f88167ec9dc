/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * KIOSK_ENVELOPE_MAX_SIZE:
 *
 * Most bytes of a whole envelope, which may hold photos.
 */
#define KIOSK_ENVELOPE_MAX_SIZE (8 * 1024 * 1024)

/**
 * KIOSK_ENVELOPE_PUBLIC_KEY_SIZE:
 *
 * Bytes of the public key of a gateway.
 */
#define KIOSK_ENVELOPE_PUBLIC_KEY_SIZE 32

/**
 * KIOSK_ENVELOPE_SECRET_KEY_SIZE:
 *
 * Bytes of the secret key of a gateway.
 */
#define KIOSK_ENVELOPE_SECRET_KEY_SIZE 32

/**
 * KioskEnvelopeError:
 * @KIOSK_ENVELOPE_ERROR_MALFORMED: it is no envelope, or a part of it is not what it has to be
 * @KIOSK_ENVELOPE_ERROR_ALTERED: it is not what was sealed
 * @KIOSK_ENVELOPE_ERROR_UNKNOWN_RECIPIENT: it was sealed for another key
 * @KIOSK_ENVELOPE_ERROR_TOO_LARGE: it is larger than %KIOSK_ENVELOPE_MAX_SIZE
 *
 * Why an envelope is not taken.
 */
typedef enum
{
  KIOSK_ENVELOPE_ERROR_MALFORMED,
  KIOSK_ENVELOPE_ERROR_ALTERED,
  KIOSK_ENVELOPE_ERROR_UNKNOWN_RECIPIENT,
  KIOSK_ENVELOPE_ERROR_TOO_LARGE,
} KioskEnvelopeError;

#define KIOSK_ENVELOPE_ERROR (kiosk_envelope_error_quark ())

/**
 * kiosk_envelope_error_quark:
 *
 * Gives the domain of [error@EnvelopeError], as GLib wants it.
 *
 * Returns: the domain
 */
GQuark         kiosk_envelope_error_quark (void);

/**
 * KioskEnvelope:
 * @key: (not nullable): UUID v4 in small letters, made before the first try of delivery; its Idempotency-Key
 * @service: (not nullable): identifier of the service from which it comes
 * @kind: (not nullable): what is inside: "enquiry", "registration", "rating", "draft", ...
 * @created: when it was sealed, in seconds of Unix time
 * @recipient: (not nullable): identifier of the key for which it is sealed
 * @sealed: (not nullable): what only the holder of the secret key can open
 *
 * A submission on its way to the gateway. All but @sealed can be read by anyone; the same header is sealed inside.
 */
typedef struct
{
  char   *key;
  char   *service;
  char   *kind;
  gint64  created;
  char   *recipient;
  GBytes *sealed;
} KioskEnvelope;

/**
 * kiosk_envelope_seal:
 * @public_key: the gateway's public key, %KIOSK_ENVELOPE_PUBLIC_KEY_SIZE bytes
 * @key: a new UUID v4, as g_uuid_string_random() makes it
 * @service: identifier of the service; small letters, digits and hyphens
 * @kind: what is inside; small letters, digits and hyphens
 * @created: now, in seconds of Unix time
 * @payload_json: a JSON object
 * @error: return location for a [enum@KioskEnvelopeError]
 *
 * Seals a submission so that only the gateway can open it, not even the sender.
 *
 * Returns: (transfer full) (nullable): a whole envelope, JSON text without a NUL at its end
 */
GBytes        *kiosk_envelope_seal        (GBytes               *public_key,
                                           const char           *key,
                                           const char           *service,
                                           const char           *kind,
                                           gint64                created,
                                           const char           *payload_json,
                                           GError              **error);

/**
 * kiosk_envelope_parse:
 * @envelope: JSON text of an envelope
 * @error: return location for a [enum@KioskEnvelopeError]
 *
 * Reads what can be read without the secret key.
 *
 * Returns: (transfer full) (nullable): the envelope
 */
KioskEnvelope *kiosk_envelope_parse       (GBytes               *envelope,
                                           GError              **error);

/**
 * kiosk_envelope_open:
 * @envelope: an envelope
 * @public_key: the gateway's public key
 * @secret_key: the gateway's secret key
 * @error: return location for a [enum@KioskEnvelopeError]
 *
 * Opens an envelope, and refuses one whose header is not the one that was sealed.
 *
 * Returns: (transfer full) (nullable): the payload, a JSON object
 */
JsonNode      *kiosk_envelope_open        (const KioskEnvelope  *envelope,
                                           GBytes               *public_key,
                                           GBytes               *secret_key,
                                           GError              **error);

/**
 * kiosk_envelope_free:
 * @envelope: (transfer full): an envelope
 *
 * Frees an envelope with all that it holds.
 */
void           kiosk_envelope_free        (KioskEnvelope        *envelope);

/**
 * kiosk_envelope_key_id:
 * @public_key: a public key
 *
 * Returns: (transfer full): the short identifier by which an envelope names its recipient
 */
char          *kiosk_envelope_key_id      (GBytes               *public_key);

/**
 * kiosk_envelope_key_from_json:
 * @answer: what a gateway answers when it is asked for its key
 *
 * Returns: (transfer full) (nullable): its public key; %NULL if the answer is none, or its identifier does not fit
 */
GBytes        *kiosk_envelope_key_from_json (JsonNode           *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskEnvelope, kiosk_envelope_free)

G_END_DECLS
