/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"
#include "../gateway-import.h"
#include "../intake/intake-module.h"

G_BEGIN_DECLS

/* Company registration: names, lists of official terms, applications and their way through the office. It prepares what
 * the registry decides; nothing here registers a company. */
void registration_module_add (GatewayServer *server, IntakeModule *intake);

extern const GatewayTable registration_tables[];
extern const guint        registration_n_tables;

/* The command "park-gateway applications". @park, @stage, @note: (nullable) */
gboolean registration_command_list (GatewayStore *store, const char *park, const char *stage, GError **error);
gboolean registration_command_show (GatewayStore *store, const char *reference, GError **error);
gboolean registration_command_move (GatewayStore *store, const char *reference, const char *stage, const char *note, GError **error);

G_END_DECLS
