/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-audit.h"
#include "kiosk-outbox-control.h"
#include "kiosk-pins.h"
#include "kiosk-quarantine.h"
#include "kiosk-settings-store.h"

G_BEGIN_DECLS

/* What staff mode works on; whoever makes it keeps the references. */
typedef struct
{
  KioskPins          *pins;
  KioskAudit         *audit;
  KioskSettingsStore *settings;
  KioskQuarantine    *quarantine;
  KioskOutboxSender  *outbox;
  const char         *token_file; /* where a token that is typed is kept */
} KioskStaffRoom;

#define KIOSK_TYPE_STAFF_DESK (kiosk_staff_desk_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffDesk, kiosk_staff_desk, KIOSK, STAFF_DESK, GObject)

/**
 * kiosk_staff_desk_new:
 * @room: what staff mode works on; must outlive the desk
 * @connection: of one visit, in staff mode
 * @error: return location
 *
 * Serves one visit in staff mode (org.parkkiosk.Staff) for as long as it lives. Who may do what is decided here, and
 * written into the audit. Once a PIN was right, what waits in the outbox can be looked at and tried again.
 *
 * Returns: (transfer full) (nullable): the desk
 */
KioskStaffDesk *kiosk_staff_desk_new (const KioskStaffRoom  *room,
                                      GDBusConnection       *connection,
                                      GError               **error);

G_END_DECLS
