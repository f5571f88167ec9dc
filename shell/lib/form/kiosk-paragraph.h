/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PARAGRAPH (kiosk_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (KioskParagraph, kiosk_paragraph, KIOSK, PARAGRAPH, GtkWidget)

/**
 * KioskParagraph:
 *
 * Words for the visitor on a step: a card with a heading and a text. Properties: "heading" (nullable), "text".
 */

G_END_DECLS
