/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_KEYBOARD (kiosk_keyboard_get_type ())
G_DECLARE_FINAL_TYPE (KioskKeyboard, kiosk_keyboard, KIOSK, KEYBOARD, GtkWidget)

/**
 * KioskKeyboard:
 *
 * The keyboard of the kiosk, part of its window. Its keys write into a text field without taking the focus from it. The
 * field's input-purpose and input-hints choose the layout; its action key says what the field's entry says and does
 * what Enter does.
 */
GtkWidget *kiosk_keyboard_new        (void);

/**
 * kiosk_keyboard_set_target:
 * @self: a keyboard
 * @text: (nullable): the field to write into; %NULL hides the keyboard
 */
void       kiosk_keyboard_set_target (KioskKeyboard *self,
                                      GtkText       *text);

G_END_DECLS
