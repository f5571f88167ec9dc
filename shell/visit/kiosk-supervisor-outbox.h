/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-outbox.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SUPERVISOR_OUTBOX (kiosk_supervisor_outbox_get_type ())
G_DECLARE_FINAL_TYPE (KioskSupervisorOutbox, kiosk_supervisor_outbox, KIOSK, SUPERVISOR_OUTBOX, GObject)

/**
 * kiosk_supervisor_outbox_new:
 * @connection: the visit's connection to its supervisor
 *
 * The supervisor's outbox, as a visit sees it: what it takes outlives the visit.
 *
 * Returns: (transfer full): a new outbox
 */
KioskOutbox *kiosk_supervisor_outbox_new (GDBusConnection *connection);

G_END_DECLS
