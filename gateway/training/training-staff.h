/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* The routes under /v1/staff/training. Courses are of all parks; sessions and signups staff see and change in their own. */
void training_staff_list_courses  (GatewayRequest *request, gpointer data);
void training_staff_save_course   (GatewayRequest *request, gpointer data);
void training_staff_list_sessions (GatewayRequest *request, gpointer data);
void training_staff_show_session  (GatewayRequest *request, gpointer data);
void training_staff_save_session  (GatewayRequest *request, gpointer data);
void training_staff_close_session (GatewayRequest *request, gpointer data);
void training_staff_export        (GatewayRequest *request, gpointer data);
void training_staff_note_result   (GatewayRequest *request, gpointer data);

/* Courses as an array of a JSON object that is begun. */
gboolean training_staff_write_courses (GatewayDb *db, GString *json, GError **error);

G_END_DECLS
