/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"
#include "intake-faults.h"

G_BEGIN_DECLS

/* Photographed pages, for any kind of submission: an array of at most six, each with "label", "type" (image/jpeg) and
 * "data" (base64 of at most 500,000 bytes). */

/* Notes what is wrong with the member. Nothing is decoded but the first bytes; a page is never shown here. */
void     intake_photos_check (const IntakeForm *form, const char *member);

/* Whether it is RFC 4648's, section 4: no line ends, padded. */
gboolean intake_photos_is_base64 (const char *text);

/* In the store's writer: keeps the pages of a payload that has been checked, in their order. */
gboolean intake_photos_store (GatewayDb *db, const char *reference, JsonObject *payload, const char *member, GError **error);

G_END_DECLS
