/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-staff-dbus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_SERVICES (kiosk_staff_services_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffServices, kiosk_staff_services, KIOSK, STAFF_SERVICES, GtkWidget)

/**
 * kiosk_staff_services_new:
 * @staff: the supervisor's desk, once a PIN was right
 * @role: whose PIN it was; what that role may not do is not shown
 * @context: what the shell lends, for the services' checks
 * @services: (element-type KioskServiceInfo): all services, good or bad
 *
 * The services in their order: dragged or moved up and down, on and off, how each is, and the way out of quarantine. Signal
 * "settings" (KioskServiceInfo *service): its settings are asked for.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *kiosk_staff_services_new (KioskDBusStaff *staff,
                                     const char     *role,
                                     KioskContext   *context,
                                     GPtrArray      *services);

G_END_DECLS
