/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "training-session.h"

G_BEGIN_DECLS

#define TRAINING_TYPE_SESSION_ROW (training_session_row_get_type ())
G_DECLARE_FINAL_TYPE (TrainingSessionRow, training_session_row, TRAINING, SESSION_ROW, GtkButton)

/* One session in the list: its day, its title, where it is, and its seats. */
GtkWidget       *training_session_row_new         (void);

/* Shows another session, or the same with other figures. */
void             training_session_row_show        (TrainingSessionRow *self,
                                                   TrainingSession    *session,
                                                   const char         *locale);

/* Returns: (transfer none): what it shows */
TrainingSession *training_session_row_get_session (TrainingSessionRow *self);

G_END_DECLS
