/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_SUBMISSION (kiosk_submission_get_type ())
G_DECLARE_FINAL_TYPE (KioskSubmission, kiosk_submission, KIOSK, SUBMISSION, GObject)

/**
 * KioskSubmission:
 *
 * Something that a visitor hands in, under a key of its own.
 */

/**
 * kiosk_submission_new:
 * @service: identifier of the service
 * @kind: what it is: "enquiry", "registration", "rating", ...
 * @payload: a JSON object
 *
 * Something that a visitor hands in. It gets its key here, before the first try, so that however often it is tried it
 * is taken once: for another try use the same object.
 *
 * Returns: (transfer full): a new submission
 */
KioskSubmission *kiosk_submission_new         (const char       *service,
                                               const char       *kind,
                                               JsonNode         *payload);

/**
 * kiosk_submission_get_service:
 * @self: a submission
 *
 * Tells where it comes from.
 *
 * Returns: (transfer none): identifier of the service
 */
const char      *kiosk_submission_get_service (KioskSubmission  *self);

/**
 * kiosk_submission_get_kind:
 * @self: a submission
 *
 * Tells what is inside.
 *
 * Returns: (transfer none): "enquiry", "registration", "rating", ...
 */
const char      *kiosk_submission_get_kind    (KioskSubmission  *self);

/**
 * kiosk_submission_get_key:
 * @self: a submission
 *
 * Returns: (transfer none): its UUID, the Idempotency-Key of every try
 */
const char      *kiosk_submission_get_key     (KioskSubmission  *self);

/**
 * kiosk_submission_get_payload:
 * @self: a submission
 *
 * Returns: (transfer none): what is handed in
 */
JsonNode        *kiosk_submission_get_payload (KioskSubmission  *self);

/**
 * kiosk_submission_seal:
 * @self: a submission
 * @public_key: the gateway's public key
 * @error: return location for a [enum@KioskEnvelopeError]
 *
 * Seals it at the first call; every later one gives the same envelope.
 *
 * Returns: (transfer none) (nullable): the envelope
 */
GBytes          *kiosk_submission_seal        (KioskSubmission  *self,
                                               GBytes           *public_key,
                                               GError          **error);

G_END_DECLS
