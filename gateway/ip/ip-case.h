/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../intake/intake-submission.h"

G_BEGIN_DECLS

/* A request for help with a dispute abroad, submitted as the kind "ip-case". */
extern const IntakeKind ip_case_kind;

G_END_DECLS
