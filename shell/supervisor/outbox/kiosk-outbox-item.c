/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-outbox-item.h"

#include "core/kiosk-core.h"
#include "core/kiosk-envelope.h"

KioskOutboxItem *
kiosk_outbox_item_new (GBytes  *envelope,
                       GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (KioskEnvelope) header = kiosk_envelope_parse (envelope, &cause);
  KioskOutboxItem *item;

  if (header == NULL)
    {
      g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, cause->message);
      return NULL;
    }

  item = g_new0 (KioskOutboxItem, 1);
  item->key = g_steal_pointer (&header->key);
  item->service = g_steal_pointer (&header->service);
  item->kind = g_steal_pointer (&header->kind);
  item->created = header->created;
  item->envelope = g_bytes_ref (envelope);
  return item;
}

void
kiosk_outbox_item_free (KioskOutboxItem *item)
{
  g_free (item->key);
  g_free (item->service);
  g_free (item->kind);
  g_free (item->cause);
  g_clear_pointer (&item->envelope, g_bytes_unref);
  g_free (item);
}
