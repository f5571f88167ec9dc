/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-outbox-item.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_OUTBOX_STORE (kiosk_outbox_store_get_type ())
G_DECLARE_FINAL_TYPE (KioskOutboxStore, kiosk_outbox_store, KIOSK, OUTBOX_STORE, GObject)

/* Bytes that must be free before a visitor is let in: the largest envelope, in the store and in its log. */
#define KIOSK_OUTBOX_LEAST_SPACE (32 * 1024 * 1024)

/**
 * kiosk_outbox_store_new:
 * @file: a SQLite file; made, where it is not there, at the first use
 *
 * What waits to be delivered, on the disk. All of it is synchronous, and for one thread at a time. A function that returns
 * says that what it did survives a power cut. Fails with %KIOSK_ERROR_UNAVAILABLE and SQLite's words where the disk does
 * not take it; the next call tries anew. A file that is damaged is put aside, and told.
 *
 * Returns: (transfer full): the store
 */
KioskOutboxStore *kiosk_outbox_store_new       (const char             *file);

/* Whether something could be kept now. */
gboolean          kiosk_outbox_store_probe     (KioskOutboxStore       *self,
                                                GError                **error);

/* Keeps an item. One that is there already is kept once, and one that was parked is tried again; %KIOSK_ERROR_REJECTED
 * where another item has its key. */
gboolean          kiosk_outbox_store_add       (KioskOutboxStore       *self,
                                                const KioskOutboxItem  *item,
                                                GError                **error);

/**
 * kiosk_outbox_store_next:
 * @self: a store
 * @resting: (element-type utf8 utf8): a set of services that are not to be tried now
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the oldest item of a service that does not rest; %NULL without @error if there is
 *   none
 */
KioskOutboxItem  *kiosk_outbox_store_next      (KioskOutboxStore       *self,
                                                GHashTable             *resting,
                                                GError                **error);
gboolean          kiosk_outbox_store_delivered (KioskOutboxStore       *self,
                                                const char             *key,
                                                GError                **error);
gboolean          kiosk_outbox_store_failed    (KioskOutboxStore       *self,
                                                const char             *key,
                                                const char             *cause,
                                                gboolean                parked,
                                                GError                **error);

/* (element-type KioskOutboxItem): all items, the oldest first, without their envelopes */
GPtrArray        *kiosk_outbox_store_list      (KioskOutboxStore       *self,
                                                GError                **error);

/* @key: (nullable): %NULL for all. Returns how many are no longer parked or have been waiting; -1 with @error. */
int               kiosk_outbox_store_retry     (KioskOutboxStore       *self,
                                                const char             *key,
                                                GError                **error);

/* Throws away one that is parked. Returns 0 if it is not; -1 with @error. */
int               kiosk_outbox_store_discard   (KioskOutboxStore       *self,
                                                const char             *key,
                                                GError                **error);

/* Writes all envelopes as a JSON array. Returns how many; -1 with @error. */
int               kiosk_outbox_store_export    (KioskOutboxStore       *self,
                                                int                     fd,
                                                GError                **error);

/* As of the last call that succeeded; from any thread. */
guint             kiosk_outbox_store_count     (KioskOutboxStore       *self,
                                                guint                  *parked);

G_END_DECLS
