/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-choice-field.h"

G_BEGIN_DECLS

/* The values of what is chosen, in the order of the options: an array of strings. */
JsonArray *kiosk_choice_field_dup_chosen (KioskChoiceField *self);

/* What the option with @value is called; NULL if there is none. */
const char *kiosk_choice_field_find_label (KioskChoiceField *self,
                                           const char       *value);

void        kiosk_choice_field_choose    (KioskChoiceField  *self,
                                          JsonArray         *values);

G_END_DECLS
