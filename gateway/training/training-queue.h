/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

/* A session's waiting list. All of it runs in the store's writer, one at a time over all gateways of a store; so what it
 * reads does not change under it. */

/**
 * training_queue_settle:
 * @db: the writer's connection
 * @session: a session
 * @now: the time
 * @error: return location
 *
 * Does what time and free seats ask for: offers that nobody took are over; free seats are offered to those who wait, first
 * come first served; two hours before the session the list ends; after it, who did not come is absent.
 */
gboolean training_queue_settle     (GatewayDb *db, const char *session, const char *now, GError **error);

/* A GatewayWork: the same for all sessions for which something is due. */
gboolean training_queue_settle_all (GatewayDb *db, gpointer unused, GError **error);

/* A GatewayWork: forgets the forms of sessions that are long over, and later who it was: that is kept as long as two
 * absences may lead to a hold. */
gboolean training_queue_forget     (GatewayDb *db, gpointer unused, GError **error);

G_END_DECLS
