/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KioskPrinterState:
 * @KIOSK_PRINTER_MISSING: the terminal has none
 * @KIOSK_PRINTER_UNKNOWN: it has not answered yet
 * @KIOSK_PRINTER_READY: it can print
 * @KIOSK_PRINTER_TROUBLE: it is stopped, or cannot print for a reason of its own
 * @KIOSK_PRINTER_NO_PAPER: the paper is used up, or its tray is missing
 * @KIOSK_PRINTER_JAM: paper is stuck
 * @KIOSK_PRINTER_OPEN: a cover is open
 * @KIOSK_PRINTER_OFFLINE: it cannot be reached
 *
 * What a printer can do now: RFC 8011, sections 5.4.11 and 5.4.12, in what makes a difference to visitors. Of
 * several causes the last one in this list is told: it keeps the others from being dealt with.
 */
typedef enum
{
  KIOSK_PRINTER_MISSING,
  KIOSK_PRINTER_UNKNOWN,
  KIOSK_PRINTER_READY,
  KIOSK_PRINTER_TROUBLE,
  KIOSK_PRINTER_NO_PAPER,
  KIOSK_PRINTER_JAM,
  KIOSK_PRINTER_OPEN,
  KIOSK_PRINTER_OFFLINE,
} KioskPrinterState;

G_END_DECLS
