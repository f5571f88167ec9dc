/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-db.h"

G_BEGIN_DECLS

/* The store: any number of readers, each thread with its own connection, and one writer thread that takes what is
 * waiting, does it in one transaction (each piece of work in a savepoint of its own), commits once, and only then
 * tells those who wait (group commit). */
typedef struct _GatewayStore GatewayStore;

/* Returns FALSE with @error to undo its own work only. Runs in the writer thread, a second time and
 * alone where the group that it was part of could not be committed. */
typedef gboolean (*GatewayWork) (GatewayDb *db, gpointer data, GError **error);

/* Runs in the writer thread after the commit; @error is NULL if the work is durable. */
typedef void (*GatewayWorkDone) (gpointer data, const GError *error);

/**
 * gateway_store_open:
 * @url: a file name of a SQLite database, or a postgresql: URL
 * @error: return location
 *
 * Opens or creates the store and brings it to this version's schema, atomically. A newer schema is refused.
 *
 * Returns: (transfer full) (nullable): the store
 */
GatewayStore *gateway_store_open        (const char *url, GError **error);
void          gateway_store_close       (GatewayStore *store);   /* finishes what waits, then closes */

/**
 * gateway_store_reader:
 * @store: the store
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the calling thread's own connection, for reading only
 */
GatewayDb    *gateway_store_reader      (GatewayStore *store, GError **error);

/* Blocks until the work is durable. For commands and the spool; not for a server's worker thread. */
gboolean      gateway_store_write       (GatewayStore *store, GatewayWork work, gpointer data, GError **error);

/* How much work waits for the writer. */
guint         gateway_store_get_waiting (GatewayStore *store);

/* Whether the last group could not be stored, for want of room or because the database was held or away. */
gboolean      gateway_store_is_failing  (GatewayStore *store);

/* Returns at once. */
void          gateway_store_write_async (GatewayStore *store, GatewayWork work, GatewayWorkDone done, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayStore, gateway_store_close)

G_END_DECLS
