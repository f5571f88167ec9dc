/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_OUTBOX_ROW (kiosk_staff_outbox_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffOutboxRow, kiosk_staff_outbox_row, KIOSK, STAFF_OUTBOX_ROW, GtkWidget)

/**
 * kiosk_staff_outbox_row_new:
 * @service: name of the service from which it comes, in the language of the staff
 * @item: what the supervisor tells of it
 *
 * One that waits to be delivered: since when, how often it was tried, and why it is still here.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *kiosk_staff_outbox_row_new (const char *service,
                                       JsonObject *item);

G_END_DECLS
