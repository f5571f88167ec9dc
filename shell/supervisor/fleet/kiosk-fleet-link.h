/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-audit-feed.h"
#include "kiosk-devices.h"
#include "kiosk-fleet-client.h"
#include "kiosk-fleet-commands.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FLEET_LINK (kiosk_fleet_link_get_type ())
G_DECLARE_FINAL_TYPE (KioskFleetLink, kiosk_fleet_link, KIOSK, FLEET_LINK, GObject)

#define KIOSK_FLEET_INTERVAL 60000 /* milliseconds */

/**
 * kiosk_fleet_link_new:
 * @client: the way to the gateway
 * @supervisor: of which it tells
 * @outbox: of which it tells
 * @settings: gets what is published
 * @interval: milliseconds from one heartbeat to the next
 *
 * Tells the gateway how this terminal is, with nothing of a visitor; takes what is published for it, and has done what staff
 * want done; sends the audit after. Where the gateway is away it tries again, ever less often up to half a minute. Nothing is
 * sent while the terminal has no token.
 *
 * Returns: (transfer full): a link at rest
 */
KioskFleetLink *kiosk_fleet_link_new   (KioskFleetClient   *client,
                                        KioskSupervisor    *supervisor,
                                        KioskOutboxSender  *outbox,
                                        KioskSettingsStore *settings,
                                        guint               interval);

/* Before the start. */
void            kiosk_fleet_link_bring (KioskFleetLink     *self,
                                        KioskFleetCommands *commands,
                                        KioskAuditFeed     *feed,
                                        KioskDevices       *devices);
void            kiosk_fleet_link_start (KioskFleetLink     *self);
void            kiosk_fleet_link_stop  (KioskFleetLink     *self);

/* The gateway or the token may be others than before: tries at once. */
void            kiosk_fleet_link_wake  (KioskFleetLink     *self);

G_END_DECLS
