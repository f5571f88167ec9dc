/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_OUTBOX (kiosk_staff_outbox_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffOutbox, kiosk_staff_outbox, KIOSK, STAFF_OUTBOX, GtkWidget)

/**
 * kiosk_staff_outbox_new:
 * @connection: to the supervisor, once a PIN was right
 * @services: (element-type KioskServiceInfo): all services, for their names
 * @locale: the language of the staff
 *
 * What waits to be delivered, with service, time, tries and cause, and nothing of its content; all of it can be tried again.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *kiosk_staff_outbox_new (GDBusConnection *connection,
                                   GPtrArray       *services,
                                   const char      *locale);

G_END_DECLS
