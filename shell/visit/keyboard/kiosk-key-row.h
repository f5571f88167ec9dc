/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_KEY_ROW (kiosk_key_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskKeyRow, kiosk_key_row, KIOSK, KEY_ROW, GtkBox)

/**
 * KioskKeyRow:
 *
 * Keys of one character each, side by side and equally wide.
 *
 * Properties, to be set in this order: "writes" (what they write, one character a key; NULL: their faces), "alternatives"
 * (what a long press offers, a word a key), "keys" (their faces).
 */

G_END_DECLS
