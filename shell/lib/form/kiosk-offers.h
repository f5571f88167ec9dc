/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_OFFERS (kiosk_offers_get_type ())
G_DECLARE_FINAL_TYPE (KioskOffers, kiosk_offers, KIOSK, OFFERS, GtkWidget)

/**
 * KioskOffers:
 *
 * Answers that are at hand already, such as what was entered of somebody before: a touch fills in several fields of the step
 * in which it stands. While there is none it is not on the screen.
 *
 * Property: "label" (what they are, such as "Entered before").
 */

/**
 * kiosk_offers_add:
 * @self: offers
 * @label: what stands on the button
 * @answers: what it fills in: members are called as the fields of the step
 */
void kiosk_offers_add   (KioskOffers *self,
                         const char  *label,
                         JsonObject  *answers);

/**
 * kiosk_offers_clear:
 * @self: offers
 *
 * Removes all of them.
 */
void kiosk_offers_clear (KioskOffers *self);

G_END_DECLS
