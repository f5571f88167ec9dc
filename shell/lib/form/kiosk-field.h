/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_FIELD (kiosk_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskField, kiosk_field, KIOSK, FIELD, GtkWidget)

/**
 * KioskField:
 *
 * One question of a form: its label, its widget, and beneath it what is wrong, in plain words.
 *
 * Properties: "key" (the name of the answer), "label", "hint", "optional", "personal" (masked where it is shown back),
 * "show-when" (a condition on an answer given before, such as "kind=company"), "error" (nullable).
 * Signals: "changed"; "check" (JsonNode *value) -> char *, by which a service adds a rule: the first message that is
 * not %NULL is shown.
 */

/**
 * KioskFieldClass:
 * @get_value: the answer as JSON, %NULL where there is none
 * @set_value: takes an answer that @get_value gave; %NULL clears it
 * @check: (nullable): what is wrong with an answer that is there, in the visitor's words; %NULL if nothing
 * @missing: (nullable): what to say where an answer is wanted and not there
 * @describe: the answer as it is shown on the review; @value is what @get_value gave
 * @mask: (nullable): the same with the middle left out, for a screen that others can see
 * @show_label: (nullable): for a field whose widget shows the label by itself
 * @show_error: (nullable): for a field whose widget shows the error by itself
 *
 * What a kind of [class@Field] does its own way.
 */
struct _KioskFieldClass
{
  GtkWidgetClass parent_class;

  JsonNode *(*get_value)  (KioskField *self);
  void      (*set_value)  (KioskField *self,
                           JsonNode   *value);
  char     *(*check)      (KioskField *self);
  char     *(*missing)    (KioskField *self);
  char     *(*describe)   (KioskField *self,
                           JsonNode   *value);
  char     *(*mask)       (KioskField *self,
                           JsonNode   *value);
  void      (*show_label) (KioskField *self,
                           const char *label);
  void      (*show_error) (KioskField *self,
                           const char *message);

  gpointer padding[8];
};

/**
 * kiosk_field_get_key:
 * @self: a field
 *
 * Property "key".
 *
 * Returns: (transfer none) (nullable): the name of the answer
 */
const char *kiosk_field_get_key     (KioskField *self);

/**
 * kiosk_field_get_label:
 * @self: a field
 *
 * Property "label".
 *
 * Returns: (transfer none) (nullable): what is asked
 */
const char *kiosk_field_get_label   (KioskField *self);

/**
 * kiosk_field_get_value:
 * @self: a field
 *
 * Returns: (transfer full) (nullable): the answer
 */
JsonNode   *kiosk_field_get_value   (KioskField *self);

/**
 * kiosk_field_set_value:
 * @self: a field
 * @value: (nullable): an answer that this field gave before, or one that is given for the visitor
 */
void        kiosk_field_set_value   (KioskField *self,
                                     JsonNode   *value);

/**
 * kiosk_field_check:
 * @self: a field
 *
 * Checks the answer, and shows what is wrong beside it.
 *
 * Returns: %TRUE if it can stand
 */
gboolean    kiosk_field_check       (KioskField *self);

/**
 * kiosk_field_set_error:
 * @self: a field
 * @message: (nullable): what is wrong, in the visitor's words
 *
 * Shows the message beneath and tells it to assistive technology, until the answer changes.
 */
void        kiosk_field_set_error   (KioskField *self,
                                     const char *message);

/**
 * kiosk_field_get_error:
 * @self: a field
 *
 * Property "error".
 *
 * Returns: (transfer none) (nullable): what is wrong, in the visitor's words; %NULL where nothing is shown
 */
const char *kiosk_field_get_error   (KioskField *self);

/**
 * kiosk_field_set_note:
 * @self: a field
 * @note: (nullable): good news about the answer, such as that the name is free; gone when the answer changes
 */
void        kiosk_field_set_note    (KioskField *self,
                                     const char *note);

/**
 * kiosk_field_describe:
 * @self: a field
 * @value: an answer that this field gave
 *
 * Returns: (transfer full): the answer as it is shown back: masked, where the field is personal
 */
char       *kiosk_field_describe    (KioskField *self,
                                     JsonNode   *value);

/**
 * kiosk_field_describe_plain:
 * @self: a field
 * @value: an answer that this field gave
 *
 * Returns: (transfer full): the answer in words, unmasked: for what is submitted, not for the screen
 */
char       *kiosk_field_describe_plain (KioskField *self,
                                        JsonNode   *value);

/**
 * kiosk_field_is_shown:
 * @self: a field
 * @answers: what was answered so far
 *
 * Returns: %TRUE if the field is asked, given these answers
 */
gboolean    kiosk_field_is_shown    (KioskField *self,
                                     JsonObject *answers);

/**
 * kiosk_field_changed:
 * @self: a field
 *
 * For subclasses: the answer changed. Clears the error and the note, and emits "changed".
 */
void        kiosk_field_changed     (KioskField *self);

G_END_DECLS
