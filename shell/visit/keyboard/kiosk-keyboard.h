/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-composer.h"
#include "kiosk-key-click.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_KEYBOARD (kiosk_keyboard_get_type ())
G_DECLARE_FINAL_TYPE (KioskKeyboard, kiosk_keyboard, KIOSK, KEYBOARD, GtkWidget)

/**
 * KioskKeyboard:
 *
 * The keyboard of the kiosk, part of its window. Its keys write into a text field without taking the focus from it. The
 * field's input-purpose and input-hints choose the layout; its action key says what the field's entry says and does
 * what Enter does. What is being composed from pinyin or zhuyin stands above the keys, not in the field.
 */

/**
 * kiosk_keyboard_new:
 * @composer: what makes characters of keys
 * @language: of the visitor, such as "zh_CN": it chooses the layout for words
 *
 * Returns: (transfer floating): a keyboard, hidden
 */
GtkWidget *kiosk_keyboard_new        (KioskComposer *composer,
                                      const char    *language);

/**
 * kiosk_keyboard_set_target:
 * @self: a keyboard
 * @text: (nullable): the field to write into; %NULL hides the keyboard
 *
 * What was being composed or drawn goes into the field that was written into before.
 */
void       kiosk_keyboard_set_target (KioskKeyboard *self,
                                      GtkText       *text);

/* The keys of the layout that is up, without what lies above them. */
GtkWidget *kiosk_keyboard_get_keys   (KioskKeyboard *self);

/* Puts what is being composed or drawn into the field, as when the visitor touches something else. */
void       kiosk_keyboard_finish     (KioskKeyboard *self);

/* @click: (nullable): what a key sounds like */
void       kiosk_keyboard_set_click  (KioskKeyboard *self,
                                      KioskKeyClick *click);

/**
 * kiosk_keyboard_set_pace:
 * @self: a keyboard
 * @repeat_delay: milliseconds for which a key is held before it works again and again; 0 if it never does
 * @double_strike: milliseconds after a stroke in which the same key is not taken again; 0 if every stroke counts
 *
 * For hands that tremble or are slow: EN 301 549, 5.7 and 5.8.
 */
void       kiosk_keyboard_set_pace   (KioskKeyboard *self,
                                      guint          repeat_delay,
                                      guint          double_strike);

/* Returns: milliseconds, 0 for never */
guint      kiosk_keyboard_get_repeat_delay (KioskKeyboard *self);

/* Whether a stroke of @key counts. It is remembered, if so. */
gboolean   kiosk_keyboard_takes      (KioskKeyboard *self,
                                      GtkWidget     *key);

/**
 * kiosk_keyboard_takes_event:
 * @self: a keyboard
 * @event: what a hand did, before the field gets it
 *
 * While characters can be composed, the keys of a keyboard that is plugged in do what a touch on the keys of the screen does:
 * letters are composed, digits and the space bar choose, and so on. Shift alone changes between Chinese and English.
 *
 * Returns: whether that was done, and the field should not get it
 */
gboolean   kiosk_keyboard_takes_event (KioskKeyboard *self,
                                       GdkEvent      *event);

/* Forgets what was copied, as when the page is left. */
void       kiosk_keyboard_forget     (KioskKeyboard *self);

G_END_DECLS
