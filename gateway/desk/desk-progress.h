/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"
#include "desk.h"

G_BEGIN_DECLS

/* Answers a GET with a {reference}, for who holds one of its factors. @desk: a const Desk */
void     desk_progress_answer (GatewayRequest *request, gpointer desk);

/* Writes the members of a matter into an object that is begun: for the visitor, and for staff with @whole.
 * @found: (out): whether there is such a matter in that park */
gboolean desk_progress_write  (const Desk *desk, GatewayDb *db, const char *reference, const char *park, gboolean whole,
                               GString *json, gboolean *found, GError **error);

G_END_DECLS
