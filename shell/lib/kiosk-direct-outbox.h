/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backend.h"
#include "kiosk-outbox.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DIRECT_OUTBOX (kiosk_direct_outbox_get_type ())
G_DECLARE_FINAL_TYPE (KioskDirectOutbox, kiosk_direct_outbox, KIOSK, DIRECT_OUTBOX, GObject)

/**
 * KioskDirectOutbox:
 *
 * An outbox for a visit without a supervisor.
 */

/**
 * kiosk_direct_outbox_new:
 * @backend: the link to the gateway
 *
 * An outbox that keeps nothing: it sends envelopes straight to the gateway, and fails where that is away. For a visit
 * without a supervisor.
 *
 * Returns: (transfer full): a new outbox
 */
KioskOutbox *kiosk_direct_outbox_new (KioskBackend *backend);

G_END_DECLS
