/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-outbox-sender.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_OUTBOX_CONTROL (kiosk_outbox_control_get_type ())
G_DECLARE_FINAL_TYPE (KioskOutboxControl, kiosk_outbox_control, KIOSK, OUTBOX_CONTROL, GObject)

/**
 * kiosk_outbox_control_new:
 * @sender: the outbox
 *
 * Answers what technicians ask of the outbox (org.parkkiosk.OutboxControl).
 *
 * Returns: (transfer full): the control
 */
KioskOutboxControl *kiosk_outbox_control_new    (KioskOutboxSender   *sender);
gboolean            kiosk_outbox_control_export (KioskOutboxControl  *self,
                                                 GDBusConnection     *connection,
                                                 GError             **error);

/* From now on it only lists, and tries again. */
void                kiosk_outbox_control_restrict (KioskOutboxControl  *self);

G_END_DECLS
