/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* The routes under /v1/staff/applications. Staff see and move the applications of their own park. */
void registration_staff_list (GatewayRequest *request, gpointer data);
void registration_staff_show (GatewayRequest *request, gpointer data);
void registration_staff_move (GatewayRequest *request, gpointer data);

/* A page of applications as members of a JSON object that is begun, the oldest first. @stage, @after: (nullable) */
gboolean registration_staff_write_list (GatewayDb *db, const char *park, const char *stage, const char *after, gint64 limit,
                                        GString *json, GError **error);

G_END_DECLS
