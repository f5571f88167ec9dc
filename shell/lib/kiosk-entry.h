/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/kiosk-core.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_ENTRY (kiosk_entry_get_type ())
G_DECLARE_FINAL_TYPE (KioskEntry, kiosk_entry, KIOSK, ENTRY, GtkWidget)

/**
 * KioskEntry:
 *
 * One line to type into, with its label above and its error beneath. With an identifier it groups the characters as
 * people read them, counts them, limits them, chooses the keyboard, and checks them.
 *
 * Properties: "label", "placeholder", "text" (without grouping), "identifier" (nick of a [enum@Identifier], or NULL
 * for free text), "max-length" (characters; 0 takes the identifier's, else 200), "input-purpose", "input-hints",
 * "action-label" (what the keyboard's action key says, such as "Search"), "error" (nullable; shown and announced).
 * Signals: "activate" (the action key or Enter), "changed", "query-changed" (what kiosk_entry_dup_query() gives is
 * another).
 * It refuses control, bidirectional and zero-width characters and more than "max-length".
 */

/**
 * kiosk_entry_new:
 *
 * Returns: (transfer floating): a new entry for free text
 */
GtkWidget  *kiosk_entry_new              (void);

/**
 * kiosk_entry_get_text:
 * @self: an entry
 *
 * Returns: (transfer none): what was typed, without the blanks between groups
 */
const char *kiosk_entry_get_text         (KioskEntry  *self);

/**
 * kiosk_entry_set_text:
 * @self: an entry
 * @text: what it shall hold; cleaned and cut as if it were typed
 */
void        kiosk_entry_set_text         (KioskEntry  *self,
                                          const char  *text);

/**
 * kiosk_entry_check:
 * @self: an entry with an identifier
 *
 * Checks what was typed; on failure shows the error beside the field, marks the wrong character, and takes the focus.
 *
 * Returns: (transfer full) (nullable): the normalised value
 */
char       *kiosk_entry_check            (KioskEntry  *self);

/**
 * kiosk_entry_set_error:
 * @self: an entry
 * @message: (nullable): what is wrong, in the visitor's words
 *
 * Shows the message beneath, until something else is typed.
 */
void        kiosk_entry_set_error        (KioskEntry  *self,
                                          const char  *message);

/**
 * kiosk_entry_mark:
 * @self: an entry
 * @index: a character of the text, counted from 0
 *
 * Lets that character stand out, and puts the caret behind it, until the error is gone.
 */
void        kiosk_entry_mark             (KioskEntry  *self,
                                          guint        index);

/**
 * kiosk_entry_set_composing:
 * @self: an entry
 * @letters: (nullable): what the keyboard has of the next characters, such as their pinyin
 *
 * Tells of letters that are not in the entry yet and may become other characters.
 */
void        kiosk_entry_set_composing    (KioskEntry  *self,
                                          const char  *letters);

/**
 * kiosk_entry_dup_query:
 * @self: an entry
 *
 * What a search should look for: the text, and behind it the letters that are being composed.
 *
 * Returns: (transfer full): without blanks at its ends
 */
char       *kiosk_entry_dup_query        (KioskEntry  *self);

/**
 * kiosk_entry_get_action_label:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): what the keyboard's action key says
 */
const char *kiosk_entry_get_action_label (KioskEntry *self);

G_END_DECLS
