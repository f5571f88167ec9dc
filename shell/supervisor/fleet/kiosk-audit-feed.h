/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_AUDIT_FEED (kiosk_audit_feed_get_type ())
G_DECLARE_FINAL_TYPE (KioskAuditFeed, kiosk_audit_feed, KIOSK, AUDIT_FEED, GObject)

/**
 * kiosk_audit_feed_new:
 * @state: the kiosk's state directory, where the audit lies
 *
 * What of the audit is still to be told to the gateway. Each line has a number, by which the gateway knows one that it has
 * already; where the feed stands is on the disk.
 *
 * Returns: (transfer full): the feed
 */
KioskAuditFeed *kiosk_audit_feed_new  (const char     *state);

/* (transfer full) (nullable): the next lines, as /v1/fleet/audit takes them; %NULL where there are none */
JsonNode       *kiosk_audit_feed_read (KioskAuditFeed *self);

/* What was read last has arrived. */
void            kiosk_audit_feed_next (KioskAuditFeed *self);

G_END_DECLS
