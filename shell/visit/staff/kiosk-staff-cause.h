/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_CAUSE (kiosk_staff_cause_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffCause, kiosk_staff_cause, KIOSK, STAFF_CAUSE, GtkWidget)

/**
 * kiosk_staff_cause_show:
 * @self: a place on a page of staff's
 * @cause: (nullable): a word that kiosk_cause_get_words() knows; %NULL or "": nothing is wrong
 * @detail: (nullable): the same as a technician wants it
 *
 * Says what is wrong and what to do, in the language of the staff, and @detail beneath in small print. It is not to be
 * seen while nothing is wrong.
 */
void kiosk_staff_cause_show (KioskStaffCause *self,
                             const char      *cause,
                             const char      *detail);

G_END_DECLS
