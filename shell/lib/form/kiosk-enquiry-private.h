/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-flow.h"

G_BEGIN_DECLS

/*
 * The gateway's Enquiry (openapi.yaml): the answers with the keys name, phone, company, message and preferred_time by
 * name, all others as a list of labels and values, as the visitor read them.
 */
JsonNode *kiosk_enquiry_build (KioskFlow  *flow,
                               const char *subject);

G_END_DECLS
