/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backend.h"

G_BEGIN_DECLS

/**
 * KioskHandoffState:
 * @KIOSK_HANDOFF_STATE_STARTING: the gateway is asked for it
 * @KIOSK_HANDOFF_STATE_WAITING: it has an address for a phone to open
 * @KIOSK_HANDOFF_STATE_OPENED: a phone has it, and no other can
 * @KIOSK_HANDOFF_STATE_OVER: its time is up, or the gateway ended it
 * @KIOSK_HANDOFF_STATE_FAILED: the gateway did not begin it
 */
typedef enum
{
  KIOSK_HANDOFF_STATE_STARTING,
  KIOSK_HANDOFF_STATE_WAITING,
  KIOSK_HANDOFF_STATE_OPENED,
  KIOSK_HANDOFF_STATE_OVER,
  KIOSK_HANDOFF_STATE_FAILED,
} KioskHandoffState;

#define KIOSK_TYPE_HANDOFF (kiosk_handoff_get_type ())
G_DECLARE_FINAL_TYPE (KioskHandoff, kiosk_handoff, KIOSK, HANDOFF, GObject)

/*
 * KioskHandoff:
 *
 * Pictures that a visitor sends from a phone, by way of the gateway, which cannot open them. It asks each second for the next
 * one. When it is let go, it is over at the gateway too; and half a minute after its process is gone, however that went.
 *
 * Signals: "changed" (): of state or seconds; "received" (GBytes *): what the phone sealed, whatever it is; "refused" ():
 * something came that was not sealed for it.
 */

/**
 * kiosk_handoff_is_possible:
 * @address: (nullable): where a phone finds the gateway
 *
 * Returns: %TRUE for an https address, or one of this machine: elsewhere browsers have no cryptography, and what documents
 *   say would travel in clear
 */
gboolean           kiosk_handoff_is_possible (const char    *address);

/**
 * kiosk_handoff_new:
 * @backend: the link to the gateway
 * @address: where a phone finds the gateway
 * @most: pictures at most
 *
 * Returns: (transfer full): a hand-off that is starting
 */
KioskHandoff      *kiosk_handoff_new         (KioskBackend  *backend,
                                              const char    *address,
                                              guint          most);

KioskHandoffState  kiosk_handoff_get_state   (KioskHandoff  *self);

/* Seconds that are left at most. */
guint              kiosk_handoff_get_seconds (KioskHandoff  *self);

/* (transfer none) (nullable): what the QR code says, once it is not starting any more */
const char        *kiosk_handoff_get_url     (KioskHandoff  *self);

G_END_DECLS
