/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* Talks with an adviser of a park can be booked from tomorrow on, for two weeks. */

#define IP_TALK_BOOKED    "booked"
#define IP_TALK_CANCELLED "cancelled"

/* GET /v1/ip/talks: opening hours, and the hours of the days to come with whether they are free */
void     ip_talk_hours_answer (GatewayRequest *request, gpointer data);

/* Whether a talk can begin then, leaving aside who has booked.
 * @ends_at: (out) (transfer full): when it would end; NULL where none can. Returns FALSE on failure of the store. */
gboolean ip_talk_hours_find   (GatewayDb *db, const char *park, const char *begins_at, char **ends_at, GError **error);

G_END_DECLS
