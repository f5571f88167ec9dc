/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "training-session.h"

G_BEGIN_DECLS

#define TRAINING_LEAST_AGE 16  /* years on the day of the session; Labour Law, article 15 */
#define TRAINING_FULL_AGE  18  /* who is younger needs a guardian's consent */

/* Who signs up, as the form's answers hold it: "id_type", a number under the name of that type, and "birth_date" where the
 * number does not hold it. */

/* Returns: the age in full years on the day of the session; -1 while the answers do not tell it */
int   training_age_of    (JsonObject            *answers,
                          const TrainingSession *session);

/* Returns: (transfer full) (nullable): why somebody of this age cannot sign up, in the visitor's words; %NULL if nothing is
 * against it */
char *training_age_check (JsonObject            *answers,
                          const TrainingSession *session);

G_END_DECLS
