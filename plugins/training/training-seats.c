/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-seats.h"

#include "training-words.h"

static const char *
class_of (TrainingState state)
{
  if (state == TRAINING_OPEN)
    return "open";
  return state == TRAINING_WAITING_LIST || state == TRAINING_FULL ? "full" : "shut";
}

void
training_seats_show (const TrainingSession *session,
                     GtkProgressBar        *bar,
                     GtkLabel              *words)
{
  const char *bar_classes[] = { "training-bar", class_of (session->state), NULL };
  const char *words_classes[] = { "training-seats", class_of (session->state), NULL };
  g_autofree char *seats = training_words_seats (session);

  gtk_progress_bar_set_fraction (bar, (double) (session->capacity - session->free) / (double) session->capacity);
  gtk_widget_set_css_classes (GTK_WIDGET (bar), bar_classes);
  gtk_label_set_text (words, seats);
  gtk_widget_set_css_classes (GTK_WIDGET (words), words_classes);
}
