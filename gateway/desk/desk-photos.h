/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"
#include "desk.h"

G_BEGIN_DECLS

/* How many pages a visitor photographed for a matter; -1 with @error. */
gint64 desk_photos_count  (GatewayDb *db, const char *reference, GError **error);

/* Answers a GET with a {reference} and a {page}, for staff of the matter's park. @desk: a const Desk */
void   desk_photos_answer (GatewayRequest *request, gpointer desk);

G_END_DECLS
