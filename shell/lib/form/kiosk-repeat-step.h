/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-step.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_REPEAT_STEP (kiosk_repeat_step_get_type ())
G_DECLARE_FINAL_TYPE (KioskRepeatStep, kiosk_repeat_step, KIOSK, REPEAT_STEP, KioskStep)

/**
 * KioskRepeatStep:
 *
 * A group of fields that is answered several times, such as once for each shareholder. One item is asked at a time; then
 * a list of them can be added to, changed and shortened. The answer is an array of objects.
 *
 * Properties: "key" (the name of the array), "item" (what one is called, such as "Shareholder"), "least", "most",
 * "editing" (read-only, notified; as kiosk_repeat_step_get_editing()).
 */

/**
 * kiosk_repeat_step_get_length:
 * @self: a repeat step
 *
 * Returns: how many items there are
 */
guint       kiosk_repeat_step_get_length (KioskRepeatStep *self);

/**
 * kiosk_repeat_step_get_item:
 * @self: a repeat step
 * @index: which one, from 0
 *
 * Returns: (transfer none): its answers
 */
JsonObject *kiosk_repeat_step_get_item   (KioskRepeatStep *self,
                                          guint            index);

/**
 * kiosk_repeat_step_get_editing:
 * @self: a repeat step
 *
 * Returns: the item whose fields are on the screen, from 0; a new one is behind the last; -1 while it is the list
 */
int         kiosk_repeat_step_get_editing (KioskRepeatStep *self);

/**
 * kiosk_repeat_step_dup_title:
 * @self: a repeat step
 * @index: which one, from 0
 *
 * Returns: (transfer full): such as "Shareholder 2"
 */
char       *kiosk_repeat_step_dup_title  (KioskRepeatStep *self,
                                          guint            index);

/**
 * kiosk_repeat_step_describe:
 * @self: a repeat step
 * @index: which one, from 0
 *
 * Returns: (transfer full): its answers on one line, as they are shown back
 */
char       *kiosk_repeat_step_describe   (KioskRepeatStep *self,
                                          guint            index);

/**
 * kiosk_repeat_step_describe_plain:
 * @self: a repeat step
 * @index: which one, from 0
 *
 * For what is submitted, not for the screen.
 *
 * Returns: (transfer full): its answers on one line, unmasked
 */
char       *kiosk_repeat_step_describe_plain (KioskRepeatStep *self,
                                              guint            index);

/**
 * kiosk_repeat_step_set_error:
 * @self: a repeat step
 * @message: (nullable): what is wrong with all of them together, such as shares that do not add up
 */
void        kiosk_repeat_step_set_error  (KioskRepeatStep *self,
                                          const char      *message);

G_END_DECLS
