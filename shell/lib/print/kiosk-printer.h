/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-print-document.h"
#include "kiosk-printer-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PRINTER (kiosk_printer_get_type ())
G_DECLARE_FINAL_TYPE (KioskPrinter, kiosk_printer, KIOSK, PRINTER, GObject)

/**
 * KioskPrinter:
 *
 * The terminal's printer. Services need not deal with it: a #KioskPrintButton does.
 *
 * Signals: "changed" (): its state is another, or a job began or ended; "notice" (char *detail): something that staff should
 * know, without personal data.
 */

/**
 * kiosk_printer_new:
 * @queue: its name at the print server; empty where the terminal has no printer
 * @paper: "slip" for a roll of 80 mm, "a4", or "auto" for what the printer says it has
 *
 * For the shell.
 *
 * Returns: (transfer full): the printer
 */
KioskPrinter      *kiosk_printer_new          (const char           *queue,
                                               const char           *paper);

/**
 * kiosk_printer_set_place:
 * @self: a printer
 * @locale: the visitor's language: "zh_CN", "zh_TW" or "en"
 * @place: what stands at the head of each page, such as the park's name
 *
 * For the shell.
 */
void               kiosk_printer_set_place    (KioskPrinter         *self,
                                               const char           *locale,
                                               const char           *place);

/**
 * kiosk_printer_get_state:
 * @self: a printer
 *
 * The state as it was told last, without asking for it.
 *
 * Returns: what it can do; %KIOSK_PRINTER_UNKNOWN before it answered, %KIOSK_PRINTER_MISSING where the terminal has none
 */
KioskPrinterState  kiosk_printer_get_state    (KioskPrinter         *self);

/**
 * kiosk_printer_describe:
 * @self: a printer
 *
 * Returns: (transfer none) (nullable): why it cannot print, in the visitor's words; %NULL where nothing is wrong
 */
const char        *kiosk_printer_describe     (KioskPrinter         *self);

/**
 * kiosk_printer_is_busy:
 * @self: a printer
 *
 * Returns: %TRUE while a job of this visit is on: no other one is taken
 */
gboolean           kiosk_printer_is_busy      (KioskPrinter         *self);

/**
 * kiosk_printer_watch:
 * @self: a printer
 *
 * Asks for the state now and every few seconds, until as many calls of kiosk_printer_unwatch() have come. For a widget the
 * moment is when it is mapped and unmapped.
 */
void               kiosk_printer_watch        (KioskPrinter         *self);

/**
 * kiosk_printer_unwatch:
 * @self: a printer that the caller watches
 *
 * Ends one kiosk_printer_watch().
 */
void               kiosk_printer_unwatch      (KioskPrinter         *self);

/**
 * kiosk_printer_has_printed:
 * @self: a printer
 * @document: a document
 *
 * Returns: %TRUE if a document of that identity was printed in this visit, so that the next one is marked as a copy
 */
gboolean           kiosk_printer_has_printed  (KioskPrinter         *self,
                                               KioskPrintDocument   *document);

/**
 * kiosk_printer_print_async:
 * @self: a printer
 * @document: what to print
 * @cancellable: (nullable): a cancellable; a job that is on goes on
 * @callback: (scope async): called when the printer has done it
 * @user_data: for @callback
 *
 * Prints it once, on what paper there is. The state is read before.
 */
void               kiosk_printer_print_async  (KioskPrinter         *self,
                                               KioskPrintDocument   *document,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/**
 * kiosk_printer_print_finish:
 * @self: a printer
 * @result: the result
 * @error: return location for a %KIOSK_ERROR_BUSY where a job was on already, or a %KIOSK_ERROR_REJECTED with words for the
 *   visitor
 *
 * Completes kiosk_printer_print_async().
 *
 * Returns: %TRUE if it was printed
 */
gboolean           kiosk_printer_print_finish (KioskPrinter         *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
