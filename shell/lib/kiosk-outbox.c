/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-outbox.h"

G_DEFINE_INTERFACE (KioskOutbox, kiosk_outbox, G_TYPE_OBJECT)

static void
kiosk_outbox_default_init (KioskOutboxInterface *iface)
{
}

void
kiosk_outbox_get_key_async (KioskOutbox         *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (KIOSK_IS_OUTBOX (self));

  KIOSK_OUTBOX_GET_IFACE (self)->get_key_async (self, cancellable, callback, user_data);
}

GBytes *
kiosk_outbox_get_key_finish (KioskOutbox   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (KIOSK_IS_OUTBOX (self), NULL);

  return KIOSK_OUTBOX_GET_IFACE (self)->get_key_finish (self, result, error);
}

void
kiosk_outbox_deliver_async (KioskOutbox         *self,
                            GBytes              *envelope,
                            const char          *key,
                            const char          *service,
                            const char          *kind,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (KIOSK_IS_OUTBOX (self));

  KIOSK_OUTBOX_GET_IFACE (self)->deliver_async (self, envelope, key, service, kind, cancellable, callback, user_data);
}

JsonNode *
kiosk_outbox_deliver_finish (KioskOutbox   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (KIOSK_IS_OUTBOX (self), NULL);

  return KIOSK_OUTBOX_GET_IFACE (self)->deliver_finish (self, result, error);
}
