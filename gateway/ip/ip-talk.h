/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../intake/intake-submission.h"

G_BEGIN_DECLS

/* The booking of a talk with an adviser, submitted as the kind "ip-talk". */
extern const IntakeKind ip_talk_kind;

G_END_DECLS
