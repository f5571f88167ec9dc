/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../intake/intake-submission.h"

G_BEGIN_DECLS

/* The application to set up a company, submitted as the kind "registration". */
extern const IntakeKind registration_application_kind;

G_END_DECLS
