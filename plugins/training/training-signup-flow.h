/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "training-session.h"

G_BEGIN_DECLS

#define TRAINING_TYPE_SIGNUP_FLOW (training_signup_flow_get_type ())
G_DECLARE_FINAL_TYPE (TrainingSignupFlow, training_signup_flow, TRAINING, SIGNUP_FLOW, KioskFlow)

/* The form by which somebody signs up for a session, or for its waiting list. */
KioskPage *training_signup_flow_page_new (KioskContext    *context,
                                          TrainingSession *session);

G_END_DECLS
