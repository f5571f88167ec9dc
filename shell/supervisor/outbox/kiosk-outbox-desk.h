/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-outbox-sender.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_OUTBOX_DESK (kiosk_outbox_desk_get_type ())
G_DECLARE_FINAL_TYPE (KioskOutboxDesk, kiosk_outbox_desk, KIOSK, OUTBOX_DESK, GObject)

/**
 * kiosk_outbox_desk_new:
 * @sender: where submissions go
 * @connection: of one visit
 * @error: return location
 *
 * Takes what one visit hands in (org.parkkiosk.Outbox), for as long as it lives.
 *
 * Returns: (transfer full) (nullable): the desk
 */
KioskOutboxDesk *kiosk_outbox_desk_new (KioskOutboxSender  *sender,
                                        GDBusConnection    *connection,
                                        GError            **error);

G_END_DECLS
