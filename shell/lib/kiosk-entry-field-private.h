/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-typed-text-private.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_ENTRY_FIELD (kiosk_entry_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskEntryField, kiosk_entry_field, KIOSK, ENTRY_FIELD, GtkWidget)

/*
 * KioskEntryField:
 *
 * The box of an entry: the text with its caret, the counter, and the key that clears it.
 *
 * Signals: "activate", "changed".
 */

GtkEntry       *kiosk_entry_field_get_entry    (KioskEntryField *self);
KioskTypedText *kiosk_entry_field_get_typed    (KioskEntryField *self);
void            kiosk_entry_field_set_value    (KioskEntryField *self,
                                                const char      *value);

/* Shows again what is typed, after its rule has changed. */
void            kiosk_entry_field_update       (KioskEntryField *self,
                                                gboolean         counts);

/* Makes the character at @index of the value stand out, and puts the caret behind it. */
void            kiosk_entry_field_mark         (KioskEntryField *self,
                                                guint            index,
                                                const GdkRGBA   *colour);
void            kiosk_entry_field_unmark       (KioskEntryField *self);

G_END_DECLS
