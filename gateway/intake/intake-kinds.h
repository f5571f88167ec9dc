/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "intake-submission.h"

G_BEGIN_DECLS

/* The kinds of submission that any service may have. */
extern const IntakeKind intake_rating_kind;
extern const IntakeKind intake_draft_kind;
extern const IntakeKind intake_draft_end_kind;

G_END_DECLS
