/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_OUTBOX (kiosk_outbox_get_type ())
G_DECLARE_INTERFACE (KioskOutbox, kiosk_outbox, KIOSK, OUTBOX, GObject)

/**
 * KioskOutbox:
 *
 * The way of submissions out of the visit. What it gets is sealed.
 */

/**
 * KioskOutboxInterface:
 * @get_key_async: asks for the gateway's public key
 * @get_key_finish: returns (transfer full) its bytes, or fails with a [error@Error]
 * @deliver_async: takes a sealed envelope; @key, @service and @kind are what its header says
 * @deliver_finish: returns (transfer full) the gateway's answer; or %NULL without an error if the envelope is kept and
 *   delivered later; or fails with a [error@Error]
 *
 * What an outbox has to do.
 */
struct _KioskOutboxInterface
{
  GTypeInterface parent_iface;

  void      (*get_key_async)  (KioskOutbox          *self,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
  GBytes   *(*get_key_finish) (KioskOutbox          *self,
                               GAsyncResult         *result,
                               GError              **error);
  void      (*deliver_async)  (KioskOutbox          *self,
                               GBytes               *envelope,
                               const char           *key,
                               const char           *service,
                               const char           *kind,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
  JsonNode *(*deliver_finish) (KioskOutbox          *self,
                               GAsyncResult         *result,
                               GError              **error);
};

/**
 * kiosk_outbox_get_key_async:
 * @self: an outbox
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Asks for the gateway's public key, to which a submission is sealed.
 */
void      kiosk_outbox_get_key_async  (KioskOutbox          *self,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/**
 * kiosk_outbox_get_key_finish:
 * @self: an outbox
 * @result: the result
 * @error: return location for a [error@Error] or %G_IO_ERROR_CANCELLED
 *
 * Completes kiosk_outbox_get_key_async().
 *
 * Returns: (transfer full) (nullable): the bytes of the key
 */
GBytes   *kiosk_outbox_get_key_finish (KioskOutbox          *self,
                                       GAsyncResult         *result,
                                       GError              **error);

/**
 * kiosk_outbox_deliver_async:
 * @self: an outbox
 * @envelope: a sealed envelope
 * @key: its UUID, as its header says
 * @service: identifier of the service from which it comes, as its header says
 * @kind: what is inside, as its header says
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Hands a sealed envelope over.
 */
void      kiosk_outbox_deliver_async  (KioskOutbox          *self,
                                       GBytes               *envelope,
                                       const char           *key,
                                       const char           *service,
                                       const char           *kind,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/**
 * kiosk_outbox_deliver_finish:
 * @self: an outbox
 * @result: the result
 * @error: return location for a [error@Error] or %G_IO_ERROR_CANCELLED
 *
 * Completes kiosk_outbox_deliver_async().
 *
 * Returns: (transfer full) (nullable): the gateway's answer; %NULL without an error if the envelope is kept and delivered later
 */
JsonNode *kiosk_outbox_deliver_finish (KioskOutbox          *self,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
