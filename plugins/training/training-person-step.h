/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "training-session.h"

G_BEGIN_DECLS

#define TRAINING_TYPE_PERSON_STEP (training_person_step_get_type ())
G_DECLARE_FINAL_TYPE (TrainingPersonStep, training_person_step, TRAINING, PERSON_STEP, KioskStep)

/*
 * TrainingPersonStep:
 *
 * Who signs up, and for which session: the session is part of its answers, so that a saved form knows it. Whether a guardian is
 * needed follows from the age, and is an answer of its own ("minor": true), on which other steps depend.
 */

void             training_person_step_set_session (TrainingPersonStep *self,
                                                   TrainingSession    *session);

/* Returns: (transfer none) (nullable) */
TrainingSession *training_person_step_get_session (TrainingPersonStep *self);

G_END_DECLS
