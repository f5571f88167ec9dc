/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-field.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_STEP (kiosk_step_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskStep, kiosk_step, KIOSK, STEP, GtkWidget)

/**
 * KioskStep:
 *
 * One screen of a flow: a question, and the fields that answer it. Without fields and with paragraphs it is plain
 * information.
 *
 * Properties: "heading" (a word for the progress line and the review), "question", "hint", "show-when" (a condition on
 * an answer given before, such as "kind=company"). Signal: "check", for rules across fields: a handler that finds
 * something wrong calls kiosk_field_set_error().
 */

/**
 * KioskStepClass:
 * @enter: (nullable): the step comes on the screen
 * @leave: "next" was touched: returns %TRUE if the flow may go on. A step that has to wait returns %FALSE and calls
 *   kiosk_flow_advance() when it is done. By default it checks the fields
 * @go_back: (nullable): "back" was touched: returns %TRUE if the step took a step back inside itself
 * @retry: (nullable): "try again" was touched
 * @copy: the language changed: hands over what it holds to @next, which stands in its place; by default the answers
 * @get_action: (nullable): the word on the button that goes on; %NULL for a step that shows no buttons
 * @get_back: the word on the button that goes back
 * @get_answers: puts the answers of the step's fields into @answers
 * @set_answers: takes those of @answers that are its fields'
 * @update: shows those of its fields that @answers ask for
 * @dup_state: (nullable): all that it holds, also what is not right yet or not asked any more, for a draft; by default the
 *   values of its fields
 * @set_state: (nullable): takes what @dup_state gave, perhaps at another terminal
 * @uncounted: it is no part of "step 2 of 6"
 * @end: nobody goes back from it
 *
 * What a kind of [class@Step] does its own way.
 */
struct _KioskStepClass
{
  GtkWidgetClass parent_class;

  void        (*enter)       (KioskStep  *self);
  gboolean    (*leave)       (KioskStep  *self);
  gboolean    (*go_back)     (KioskStep  *self);
  void        (*retry)       (KioskStep  *self);
  void        (*copy)        (KioskStep  *self,
                              KioskStep  *next);
  const char *(*get_action)  (KioskStep  *self);
  const char *(*get_back)    (KioskStep  *self);
  void        (*get_answers) (KioskStep  *self,
                              JsonObject *answers);
  void        (*set_answers) (KioskStep  *self,
                              JsonObject *answers);
  void        (*update)      (KioskStep  *self,
                              JsonObject *answers);

  gboolean uncounted;
  gboolean end;

  JsonObject *(*dup_state)   (KioskStep  *self);
  void        (*set_state)   (KioskStep  *self,
                              JsonObject *state);

  gpointer padding[6];
};

/**
 * kiosk_step_get_heading:
 * @self: a step
 *
 * Property "heading".
 *
 * Returns: (transfer none) (nullable): a word for the progress line and the review
 */
const char *kiosk_step_get_heading (KioskStep  *self);

/**
 * kiosk_step_get_fields:
 * @self: a step
 *
 * Returns: (transfer none) (element-type KioskField): its fields, in their order
 */
GPtrArray  *kiosk_step_get_fields  (KioskStep  *self);

/**
 * kiosk_step_get_field:
 * @self: a step
 * @key: the name of an answer
 *
 * Returns: (transfer none) (nullable): the field that asks for it
 */
KioskField *kiosk_step_get_field   (KioskStep  *self,
                                    const char *key);

/**
 * kiosk_step_check:
 * @self: a step
 *
 * Checks all fields that are shown, shows what is wrong beside each, and takes the first wrong one to the focus.
 *
 * Returns: %TRUE if nothing is wrong
 */
gboolean    kiosk_step_check       (KioskStep  *self);

/**
 * kiosk_step_is_shown:
 * @self: a step
 * @answers: what was answered before it
 *
 * Returns: %TRUE if the step is asked, given these answers
 */
gboolean    kiosk_step_is_shown    (KioskStep  *self,
                                    JsonObject *answers);

/**
 * kiosk_step_changed:
 * @self: a step
 *
 * For subclasses: the answers changed. While answers are being put in nothing is told.
 */
void        kiosk_step_changed     (KioskStep  *self);

/**
 * kiosk_step_append:
 * @self: a step
 * @widget: (transfer floating): what the step shows besides its fields
 *
 * For subclasses: puts a widget beneath the fields.
 */
void        kiosk_step_append      (KioskStep  *self,
                                    GtkWidget  *widget);

/**
 * kiosk_step_set_question:
 * @self: a step
 * @question: (nullable): another question than the one that the flow's author wrote; %NULL hides it
 *
 * For subclasses: changes the question.
 */
void        kiosk_step_set_question (KioskStep  *self,
                                     const char *question);

G_END_DECLS
