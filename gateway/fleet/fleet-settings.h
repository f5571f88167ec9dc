/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* Handlers of the staff's routes; @data is the #FleetModule. */
void     fleet_settings_show      (GatewayRequest *request, gpointer data);
void     fleet_settings_publish   (GatewayRequest *request, gpointer data);
void     fleet_settings_release   (GatewayRequest *request, gpointer data);
void     fleet_settings_drop      (GatewayRequest *request, gpointer data);
void     fleet_settings_roll_back (GatewayRequest *request, gpointer data);

/* Writes the members of what is published for a scope. */
gboolean fleet_settings_write     (GatewayDb *db, const char *scope, GString *json, GError **error);

G_END_DECLS
