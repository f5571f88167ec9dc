/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "camera/kiosk-photo-private.h"
#include "kiosk-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_HANDOFF_CARD (kiosk_handoff_card_get_type ())
G_DECLARE_FINAL_TYPE (KioskHandoffCard, kiosk_handoff_card, KIOSK, HANDOFF_CARD, GtkWidget)

/*
 * KioskHandoffCard:
 *
 * "Continue on your phone": the QR code, how long it is good for, and what comes from the phone.
 *
 * Signals: "pictured" (KioskPhoto *): one came; "refused" (): something came that is no photograph; "changed" (): of
 * whether it is active.
 */

/* Begins anew. @most: pictures at most */
void     kiosk_handoff_card_begin     (KioskHandoffCard  *self,
                                       KioskContext      *context,
                                       guint              most);
void     kiosk_handoff_card_end       (KioskHandoffCard  *self);

/* Whether a phone has it, or can still open it. */
gboolean kiosk_handoff_card_is_active (KioskHandoffCard  *self);
gboolean kiosk_handoff_card_is_opened (KioskHandoffCard  *self);

G_END_DECLS
