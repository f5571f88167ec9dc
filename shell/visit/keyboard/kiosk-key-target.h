/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_KEY_TARGET (kiosk_key_target_get_type ())
G_DECLARE_FINAL_TYPE (KioskKeyTarget, kiosk_key_target, KIOSK, KEY_TARGET, GObject)

/**
 * KioskKeyTarget:
 *
 * The field that the keyboard writes into, and what was copied out of one. The copy stays here, away from the clipboard of
 * the system, and only until the page is left.
 */
KioskKeyTarget *kiosk_key_target_new           (void);

/* @text: (nullable) */
void            kiosk_key_target_set_text      (KioskKeyTarget *self,
                                                GtkText        *text);

/* Returns: (transfer none) (nullable) */
GtkText        *kiosk_key_target_get_text      (KioskKeyTarget *self);

/* Puts it where the caret is, in place of what is selected. */
void            kiosk_key_target_write         (KioskKeyTarget *self,
                                                const char     *written);

/* Takes away what was written, if it still stands before the caret. */
void            kiosk_key_target_take_back     (KioskKeyTarget *self,
                                                const char     *written);

void            kiosk_key_target_erase         (KioskKeyTarget *self);

/* Does what Enter does. */
void            kiosk_key_target_activate      (KioskKeyTarget *self);

/* @characters: to the right; negative: to the left */
void            kiosk_key_target_move          (KioskKeyTarget *self,
                                                int             characters);

/* Keeps what is selected, or all of the field. Returns: whether there was something. */
gboolean        kiosk_key_target_copy          (KioskKeyTarget *self);

void            kiosk_key_target_paste         (KioskKeyTarget *self);

/* Forgets what was copied. */
void            kiosk_key_target_forget        (KioskKeyTarget *self);

/* What is being composed for the field: a search looks for it already. @keys: (nullable) */
void            kiosk_key_target_set_composing (KioskKeyTarget *self,
                                                const char     *keys);

G_END_DECLS
