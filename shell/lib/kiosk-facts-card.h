/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "print/kiosk-print-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_FACTS_CARD (kiosk_facts_card_get_type ())
G_DECLARE_FINAL_TYPE (KioskFactsCard, kiosk_facts_card, KIOSK, FACTS_CARD, GtkWidget)

/**
 * KioskFactsCard:
 *
 * A card of labelled values, one a row. Property "heading" (nullable).
 */

/**
 * kiosk_facts_card_add:
 * @self: a facts card
 * @label: what it is
 * @value: (nullable): the value; a row without one is left out
 */
void kiosk_facts_card_add   (KioskFactsCard *self,
                             const char     *label,
                             const char     *value);

/**
 * kiosk_facts_card_clear:
 * @self: a facts card
 *
 * Removes all rows.
 */
void kiosk_facts_card_clear (KioskFactsCard *self);

/**
 * kiosk_facts_card_print:
 * @self: a facts card
 * @document: where the heading and the rows go, as they are now
 */
void kiosk_facts_card_print (KioskFactsCard     *self,
                             KioskPrintDocument *document);

G_END_DECLS
