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

G_END_DECLS
