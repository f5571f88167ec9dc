/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* GET /v1/registration/applications/{reference} */
void     registration_progress_answer (GatewayRequest *request, gpointer data);

/* Writes the members of an application into an object that is begun: for the visitor, and for staff with @whole.
 * @found: (out): whether there is such an application in that park */
gboolean registration_progress_write  (GatewayDb *db, const char *reference, const char *park, gboolean whole, GString *json,
                                       gboolean *found, GError **error);

G_END_DECLS
