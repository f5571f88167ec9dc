/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-supervisor.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_FLEET_COMMANDS (kiosk_fleet_commands_get_type ())
G_DECLARE_FINAL_TYPE (KioskFleetCommands, kiosk_fleet_commands, KIOSK, FLEET_COMMANDS, GObject)

/**
 * kiosk_fleet_commands_new:
 * @supervisor: whose visits they concern
 * @outbox: what waits to be delivered
 * @audit: where each is noted
 * @state: the kiosk's state directory
 *
 * What the gateway's staff want done here. A command is done once, whatever dies in between: that it is done is on the disk
 * before it is done, until the gateway knows. None of them takes the screen from somebody who uses it: it is left undone then,
 * and the gateway says it again.
 *
 * Signal "restart": the kiosk shall end, to be started anew.
 *
 * Returns: (transfer full): the commands
 */
KioskFleetCommands *kiosk_fleet_commands_new      (KioskSupervisor    *supervisor,
                                                   KioskOutboxSender  *outbox,
                                                   KioskAudit         *audit,
                                                   const char         *state);

/* Does what can be done now of what an answer of the gateway lists. */
void                kiosk_fleet_commands_take     (KioskFleetCommands *self,
                                                   JsonArray          *commands);

/* Adds a member "done", and forgets it once the gateway has taken it. */
void                kiosk_fleet_commands_add_done (KioskFleetCommands *self,
                                                   JsonBuilder        *builder);
void                kiosk_fleet_commands_told     (KioskFleetCommands *self);

G_END_DECLS
