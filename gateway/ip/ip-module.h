/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../gateway-import.h"
#include "../http/gateway-http.h"
#include "../intake/intake-module.h"

G_BEGIN_DECLS

/* Help with intellectual property: what is recorded with customs, the law of countries and regions, cases of disputes abroad,
 * talks with advisers. */
void ip_module_add (GatewayServer *server, IntakeModule *intake);

extern const GatewayTable ip_tables[];
extern const guint        ip_n_tables;

/* The command "park-gateway talks". @words: the command and what follows it; @park: (nullable) */
gboolean ip_talk_command (GatewayStore *store, char **words, const char *park, GError **error);

G_END_DECLS
