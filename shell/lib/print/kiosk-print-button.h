/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-print-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PRINT_BUTTON (kiosk_print_button_get_type ())
G_DECLARE_FINAL_TYPE (KioskPrintButton, kiosk_print_button, KIOSK, PRINT_BUTTON, GtkWidget)

/**
 * KioskPrintButton:
 *
 * Offers to print, on a page, where the terminal has a printer and it is ready; otherwise it says in words why not, and
 * where there is no printer it is not seen. A touch shows the print first.
 *
 * Properties: "label", what is offered; without it "Print".
 */

/**
 * kiosk_print_button_set_document:
 * @self: a print button
 * @context: what the shell lends to the page
 * @document: (nullable): what is printed; without one the button is not seen
 */
void kiosk_print_button_set_document (KioskPrintButton   *self,
                                      KioskContext       *context,
                                      KioskPrintDocument *document);

G_END_DECLS
