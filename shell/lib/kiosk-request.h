/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_REQUEST (kiosk_request_get_type ())
G_DECLARE_FINAL_TYPE (KioskRequest, kiosk_request, KIOSK, REQUEST, GObject)

/**
 * KioskRequest:
 *
 * One request to the gateway, and how long it may take.
 */

/**
 * kiosk_request_new:
 * @method: "GET", "POST", "PUT" or "DELETE"
 * @route: the path with %s where a value goes, such as "/v1/customs/declarations/%s"; this text is all that logs show
 * @...: one string for each %s of @route, escaped as a path segment; then %NULL
 *
 * Returns: (transfer full): a request with a deadline of 8 seconds
 */
KioskRequest *kiosk_request_new               (const char   *method,
                                               const char   *route,
                                               ...) G_GNUC_NULL_TERMINATED;

/**
 * kiosk_request_add_query:
 * @self: a request
 * @name: name of a query parameter
 * @value: its value, escaped here
 */
void          kiosk_request_add_query         (KioskRequest *self,
                                               const char   *name,
                                               const char   *value);

/**
 * kiosk_request_set_factor:
 * @self: a request
 * @factor: what the visitor knows besides the number; travels in the Kiosk-Factor header, so that no log holds it
 */
void          kiosk_request_set_factor        (KioskRequest *self,
                                               const char   *factor);

/**
 * kiosk_request_set_body:
 * @self: a request
 * @body: JSON to send
 */
void          kiosk_request_set_body          (KioskRequest *self,
                                               JsonNode     *body);

/**
 * kiosk_request_set_idempotency_key:
 * @self: a request
 * @key: a UUID that makes a repeat of a writing request harmless; without one it is never repeated
 */
void          kiosk_request_set_idempotency_key (KioskRequest *self,
                                               const char   *key);

/**
 * kiosk_request_set_deadline:
 * @self: a request
 * @milliseconds: time for the whole request with its retries
 */
void          kiosk_request_set_deadline      (KioskRequest *self,
                                               guint         milliseconds);

/**
 * kiosk_request_get_method:
 * @self: a request
 *
 * Returns: (transfer none): its HTTP method
 */
const char   *kiosk_request_get_method          (KioskRequest *self);

/**
 * kiosk_request_get_route:
 * @self: a request
 *
 * Returns: (transfer none): the path with %s where a value goes: what a log may show
 */
const char   *kiosk_request_get_route           (KioskRequest *self);

/**
 * kiosk_request_get_path:
 * @self: a request
 *
 * Returns: (transfer none): the path with its values and query
 */
const char   *kiosk_request_get_path            (KioskRequest *self);

/**
 * kiosk_request_get_factor:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): what the visitor knows besides the number
 */
const char   *kiosk_request_get_factor          (KioskRequest *self);

/**
 * kiosk_request_get_body:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): JSON to send
 */
JsonNode     *kiosk_request_get_body            (KioskRequest *self);

/**
 * kiosk_request_get_idempotency_key:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): what makes a repeat harmless
 */
const char   *kiosk_request_get_idempotency_key (KioskRequest *self);

/**
 * kiosk_request_get_deadline:
 * @self: a request
 *
 * Returns: milliseconds for the whole request with its retries
 */
guint         kiosk_request_get_deadline        (KioskRequest *self);

/**
 * kiosk_request_is_idempotent:
 * @self: a request
 *
 * Returns: %TRUE if sending it twice has the effect of sending it once (RFC 9110 section 9.2.2, or an idempotency key)
 */
gboolean      kiosk_request_is_idempotent       (KioskRequest *self);

G_END_DECLS
