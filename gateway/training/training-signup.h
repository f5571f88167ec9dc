/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../intake/intake-submission.h"

G_BEGIN_DECLS

/* The kind of submission by which a visitor signs up for a session. */
extern const IntakeKind training_signup_kind;

G_END_DECLS
