/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/**
 * training_payload_build:
 * @answers: of a form that has no faults
 * @locale: the visitor's language, in which the park writes to him
 *
 * Returns: (transfer full): the signup as the gateway's contract wants it (TrainingSignup)
 */
JsonNode *training_payload_build (JsonObject *answers,
                                  const char *locale);

G_END_DECLS
