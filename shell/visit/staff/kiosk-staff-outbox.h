/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_OUTBOX (kiosk_staff_outbox_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffOutbox, kiosk_staff_outbox, KIOSK, STAFF_OUTBOX, GtkWidget)

/**
 * kiosk_staff_outbox_new:
 * @connection: to the supervisor, once a PIN was right
 *
 * What waits to be delivered, with service, time, tries and cause, and nothing of its content; all of it can be tried again.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *kiosk_staff_outbox_new (GDBusConnection *connection);

G_END_DECLS
