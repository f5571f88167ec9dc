/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_QR_CODE (kiosk_qr_code_get_type ())
G_DECLARE_FINAL_TYPE (KioskQrCode, kiosk_qr_code, KIOSK, QR_CODE, GtkWidget)

/**
 * KioskQrCode:
 *
 * A QR code (ISO/IEC 18004, error correction M) for a visitor's phone: dark on white with its quiet zone, in every look.
 *
 * Properties: "text".
 */

/**
 * kiosk_qr_code_set_text:
 * @self: a QR code
 * @text: (nullable): what a phone reads, at most 1,000 bytes; without it there is nothing to be seen
 */
void kiosk_qr_code_set_text (KioskQrCode *self,
                             const char  *text);

G_END_DECLS
