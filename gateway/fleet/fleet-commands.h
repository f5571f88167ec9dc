/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Work for the store's writer, of one heartbeat: the commands with these ids (nullable) were carried out. */
gboolean fleet_commands_note_done (GatewayDb *db, const char *terminal, const char *park, JsonArray *done, GError **error);

/* Writes those that a terminal has yet to carry out as an array. One that was sent is sent again until it is told to be done. */
gboolean fleet_commands_hand_out  (GatewayDb *db, const char *terminal, GString *json, GError **error);

/* Handlers of the staff's routes. */
void     fleet_commands_list      (GatewayRequest *request, gpointer data);
void     fleet_commands_add       (GatewayRequest *request, gpointer data);
void     fleet_commands_revoke    (GatewayRequest *request, gpointer data);

G_END_DECLS
