/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-service-info.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_SERVICE_ROW (kiosk_staff_service_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffServiceRow, kiosk_staff_service_row, KIOSK, STAFF_SERVICE_ROW, GtkWidget)

/**
 * kiosk_staff_service_row_new:
 * @service: a service
 * @role: who looks at it; what that role may not do is not shown
 * @context: what the shell lends, for its check
 *
 * One service for staff, with how it is and the exact cause of what is wrong. Signals: "moved" (int direction), "switched"
 * (gboolean on), "settings", "release".
 *
 * Returns: (transfer floating): the row
 */
GtkWidget        *kiosk_staff_service_row_new         (KioskServiceInfo     *service,
                                                       const char           *role,
                                                       KioskContext         *context);
KioskServiceInfo *kiosk_staff_service_row_get_service (KioskStaffServiceRow *self);

/* (transfer none): where a finger takes hold of it to move it */
GtkWidget        *kiosk_staff_service_row_get_handle  (KioskStaffServiceRow *self);

/* Shows whether it is on, without a signal. */
void              kiosk_staff_service_row_set_on      (KioskStaffServiceRow *self,
                                                       gboolean              on);

G_END_DECLS
