/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "training-ticket.h"

G_BEGIN_DECLS

/* What this service says to a visitor, in the language that is in use. */

extern const char * const training_subjects[];  /* NULL-terminated: those of the contract */
extern const char * const training_parks[];

/* One that came into the contract later is told as it is. */
const char *training_words_subject    (const char *subject);
const char *training_words_park       (const char *park);

/* All the following: (transfer full) */
char       *training_words_day        (GDateTime *moment);               /* "29 November" */
char       *training_words_moment     (GDateTime *moment);               /* "29 November, 14:00" */
char       *training_words_hours      (const TrainingSession *session);  /* "14:00–17:00" */
char       *training_words_when       (const TrainingSession *session);  /* day and hours */
char       *training_words_seats      (const TrainingSession *session);  /* "12 seats left", "Full, waiting list" */
char       *training_words_list       (const TrainingSession *session);  /* (nullable): how many wait */

/* Returns: (transfer none) (nullable): what can be done about it, such as "Sign up"; %NULL where nothing can */
const char *training_words_action     (const TrainingSession *session);

/* Returns: (transfer none): where a signup stands, in two or three words */
const char *training_words_standing   (const TrainingTicket *ticket);

/* Returns: (transfer full): what that means, and until when what can be done */
char       *training_words_advice     (const TrainingTicket *ticket);

/**
 * training_words_find_code:
 * @text: what was typed, or read from a QR code, which may be a whole receipt
 *
 * Returns: (transfer full) (nullable): the code of a signup in it
 */
char       *training_words_find_code  (const char *text);

G_END_DECLS
