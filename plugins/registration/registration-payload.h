/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/**
 * registration_payload_build:
 * @answers: of a form that has no faults
 *
 * Returns: (transfer full): the application as the gateway's contract wants it (RegistrationApplication)
 */
JsonNode *registration_payload_build (JsonObject *answers);

/* The part of the capital that each shareholder has, in ten-thousandths of a per cent; together they make up 100 %.
 * Returns: (transfer full) (element-type gint64) */
GArray   *registration_payload_ratios (JsonObject *answers);

G_END_DECLS
