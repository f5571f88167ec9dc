/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-field.h"
#include "kiosk-option.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_CHOICE_FIELD (kiosk_choice_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskChoiceField, kiosk_choice_field, KIOSK, CHOICE_FIELD, KioskField)

/**
 * KioskChoiceField:
 *
 * One of a few options, all of them to be seen. The options are its children in a .ui file; the answer is the value of
 * the chosen one.
 *
 * Properties: "columns" (in which the options stand side by side).
 */

/**
 * KioskChoiceFieldClass:
 * @multiple: more than one option may be chosen
 *
 * What a kind of [class@ChoiceField] does its own way.
 */
struct _KioskChoiceFieldClass
{
  KioskFieldClass parent_class;

  gboolean multiple;
  gpointer padding[4];
};

/**
 * kiosk_choice_field_add:
 * @self: a choice field
 * @option: what can be chosen
 */
void kiosk_choice_field_add   (KioskChoiceField *self,
                               KioskOption      *option);

/**
 * kiosk_choice_field_clear:
 * @self: a choice field
 *
 * Removes all options, and with them the answer.
 */
void kiosk_choice_field_clear (KioskChoiceField *self);

G_END_DECLS
