/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../intake/intake-submission.h"

G_BEGIN_DECLS

/* The documents by which a person is known. */
extern const char * const training_id_types[];

/* Notes all that is wrong with a signup: the form itself, and the ages that the session is for. */
gboolean training_check_signup (IntakeSubmission *submission, GatewayDb *db, IntakeFaults *faults, GError **error);

G_END_DECLS
