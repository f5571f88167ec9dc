/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KioskOutboxItem:
 * @key: the envelope's key, under which it is delivered however often it is tried
 * @service: from which it comes
 * @kind: what is inside
 * @created: when it was sealed, in seconds of Unix time
 * @envelope: (nullable): the whole envelope; %NULL in a list
 * @tries: how often it was tried
 * @cause: (nullable): why the last try failed, in words for staff
 * @parked: the gateway refuses it: it waits for staff
 *
 * A submission that waits.
 */
typedef struct
{
  char     *key;
  char     *service;
  char     *kind;
  gint64    created;
  GBytes   *envelope;
  guint     tries;
  char     *cause;
  gboolean  parked;
} KioskOutboxItem;

/**
 * kiosk_outbox_item_new:
 * @envelope: what a visit hands over
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT
 *
 * Returns: (transfer full) (nullable): an item as its header tells it
 */
KioskOutboxItem *kiosk_outbox_item_new  (GBytes           *envelope,
                                         GError          **error);
void             kiosk_outbox_item_free (KioskOutboxItem  *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskOutboxItem, kiosk_outbox_item_free)

G_END_DECLS
