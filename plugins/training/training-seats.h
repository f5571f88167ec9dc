/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "training-session.h"

G_BEGIN_DECLS

/* The seats of a session as a bar and in words. Colour says no more than the words do. */
void training_seats_show (const TrainingSession *session,
                          GtkProgressBar        *bar,
                          GtkLabel              *words);

G_END_DECLS
