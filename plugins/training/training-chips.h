/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRAINING_TYPE_CHIPS (training_chips_get_type ())
G_DECLARE_FINAL_TYPE (TrainingChips, training_chips, TRAINING, CHIPS, GtkWidget)

/* One choice of several, in as many lines as they need. Signal: "changed". */

/* @value: what training_chips_get_chosen() gives; the first one that is added is chosen */
void        training_chips_add        (TrainingChips *self,
                                       const char    *value,
                                       const char    *label);
void        training_chips_choose     (TrainingChips *self,
                                       const char    *value);

/* Returns: (transfer none): the value, and what the chip says */
const char *training_chips_get_chosen (TrainingChips *self);
const char *training_chips_get_label  (TrainingChips *self);

G_END_DECLS
