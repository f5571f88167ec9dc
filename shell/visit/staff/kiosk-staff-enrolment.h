/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-staff-dbus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_ENROLMENT (kiosk_staff_enrolment_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffEnrolment, kiosk_staff_enrolment, KIOSK, STAFF_ENROLMENT, GtkWidget)

/**
 * kiosk_staff_enrolment_new:
 * @staff: the supervisor's desk, once an engineer's PIN was right
 * @context: what the shell lends; the camera of it is on only while a code is to be read
 *
 * Makes this machine a terminal of a park: what the gateway has printed for it is read as a code or typed, and taken over
 * when the gateway has confirmed it. A token that a code held is not shown.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *kiosk_staff_enrolment_new (KioskDBusStaff *staff,
                                      KioskContext   *context);

G_END_DECLS
