/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-request.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_BACKEND (kiosk_backend_get_type ())
G_DECLARE_FINAL_TYPE (KioskBackend, kiosk_backend, KIOSK, BACKEND, GObject)

/**
 * KioskBackend:
 *
 * The kiosk's link to its gateway.
 *
 * Properties: "online" (read-only, notified; as kiosk_backend_get_online()).
 */

/**
 * KIOSK_BACKEND_MAX_ANSWER:
 *
 * Most bytes of an answer that are taken (4 MiB, after decompression); a longer one is %KIOSK_ERROR_UNAVAILABLE.
 */
#define KIOSK_BACKEND_MAX_ANSWER (4 * 1024 * 1024)

/**
 * kiosk_backend_new:
 * @base_url: the gateway, such as "http://127.0.0.1:8080"
 * @token: (nullable): the terminal's own token
 *
 * The kiosk's link to its gateway: JSON over HTTP/1.1.
 *
 * Returns: (transfer full): a new link
 */
KioskBackend *kiosk_backend_new         (const char           *base_url,
                                         const char           *token);

/**
 * kiosk_backend_get_online:
 * @self: a link
 *
 * Property "online", notified: whether the gateway answered last time it was asked; a page of somebody else, such as
 * a captive portal, is no answer. The link asks /healthz by itself: at growing intervals while the gateway is away, and
 * now and then when nobody else asks. It begins by taking the gateway to be there.
 *
 * Returns: whether the gateway can be reached
 */
gboolean      kiosk_backend_get_online  (KioskBackend         *self);

/**
 * kiosk_backend_send_async:
 * @self: a link
 * @request: what to ask
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Sends a request. Idempotent ones are tried again, within the deadline, when the connection fails or the answer
 * is 502, 503 or 504.
 */
void          kiosk_backend_send_async  (KioskBackend         *self,
                                         KioskRequest         *request,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);

/**
 * kiosk_backend_send_finish:
 * @self: a link
 * @result: the result
 * @error: return location for a [error@Error] or %G_IO_ERROR_CANCELLED
 *
 * Completes kiosk_backend_send_async().
 *
 * Returns: (transfer full) (nullable): the JSON of a 2xx answer
 */
JsonNode     *kiosk_backend_send_finish (KioskBackend         *self,
                                         GAsyncResult         *result,
                                         GError              **error);

/**
 * KioskParser:
 * @root: an answer of the gateway
 * @error: return location for what is not in the contract
 *
 * Returns: (transfer full) (nullable): what the answer says
 */
typedef gpointer (*KioskParser) (JsonObject  *root,
                                 GError     **error);

/**
 * kiosk_backend_fetch_async:
 * @self: a link
 * @request: what to ask
 * @parse: reads a 2xx answer
 * @free: frees what @parse returned
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Sends a request, and reads its answer. One that @parse does not take is %KIOSK_ERROR_UNAVAILABLE.
 */
void          kiosk_backend_fetch_async (KioskBackend         *self,
                                         KioskRequest         *request,
                                         KioskParser           parse,
                                         GDestroyNotify        free,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);

/**
 * kiosk_backend_fetch_finish:
 * @self: a link
 * @result: the result
 * @error: return location for a [error@Error] or %G_IO_ERROR_CANCELLED
 *
 * Completes kiosk_backend_fetch_async().
 *
 * Returns: (transfer full) (nullable): what the answer says
 */
gpointer      kiosk_backend_fetch_finish (KioskBackend        *self,
                                          GAsyncResult        *result,
                                          GError             **error);

G_END_DECLS
