/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-entry.h"
#include "kiosk-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TEXT_FIELD (kiosk_text_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskTextField, kiosk_text_field, KIOSK, TEXT_FIELD, KioskField)

/**
 * KioskTextField:
 *
 * A field that is typed into. The answer is a string without blanks around it. It is checked when the visitor leaves
 * it, and again when the visitor goes on.
 *
 * Properties: "placeholder", "min-length", "max-length" (characters), "input-purpose", "input-hints" (by these the
 * keyboard follows).
 */
struct _KioskTextFieldClass
{
  KioskFieldClass parent_class;

  gpointer padding[4];
};

/**
 * kiosk_text_field_get_entry:
 * @self: a text field
 *
 * Returns: (transfer none): where it is typed
 */
KioskEntry *kiosk_text_field_get_entry (KioskTextField *self);

/**
 * kiosk_text_field_dup_text:
 * @self: a text field
 *
 * Returns: (transfer full): what was typed, without blanks around it
 */
char       *kiosk_text_field_dup_text  (KioskTextField *self);

G_END_DECLS
