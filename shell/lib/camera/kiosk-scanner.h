/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-camera.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KIOSK_SCANNER_MAX_TEXT:
 *
 * Most bytes of a code's text: twice what a link on a receipt takes. A longer one is no code of ours.
 */
#define KIOSK_SCANNER_MAX_TEXT 512

#define KIOSK_TYPE_SCANNER (kiosk_scanner_get_type ())
G_DECLARE_FINAL_TYPE (KioskScanner, kiosk_scanner, KIOSK, SCANNER, GtkWidget)

/**
 * KioskScanner:
 *
 * Reads a code that the visitor holds before the camera: QR (ISO/IEC 18004), EAN-13 and EAN-8 (ISO/IEC 15420), Code 128
 * (ISO/IEC 15417). It shows the live picture with a frame, and says in words what to do, also where there is no camera; a
 * page therefore always has a field to type the code into beside it. The camera is on while the scanner is mapped.
 *
 * Properties: "camera" (KioskCamera, nullable: without one the terminal has none), "hint" (where to hold what),
 * "instead" (what to do without a camera), "available" (read-only: whether there is a camera).
 * Signals: "scanned" (const char *text): a code was read; once, until it has been out of sight for three seconds. The text
 * is outside data: it is valid UTF-8 of at most %KIOSK_SCANNER_MAX_TEXT bytes without control characters, and nothing more is
 * known of it.
 */

/**
 * kiosk_scanner_new:
 *
 * Returns: (transfer floating): a scanner
 */
GtkWidget *kiosk_scanner_new          (void);

/**
 * kiosk_scanner_set_camera:
 * @self: a scanner
 * @camera: (nullable): what kiosk_context_get_camera() lends
 */
void       kiosk_scanner_set_camera   (KioskScanner *self,
                                       KioskCamera  *camera);

/**
 * kiosk_scanner_is_available:
 * @self: a scanner
 *
 * Returns: %TRUE if there is a camera to hold a code to
 */
gboolean   kiosk_scanner_is_available (KioskScanner *self);

G_END_DECLS
