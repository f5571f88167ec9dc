/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-server.h"

G_BEGIN_DECLS

/* The console in which staff work with a browser: its files under /console/, which hold nothing secret and are for anyone,
 * and what it asks for besides the routes of the services. */
typedef struct _ConsoleModule ConsoleModule;

ConsoleModule *console_module_new  (GatewayServer *server);
void           console_module_free (ConsoleModule *module);   /* after the server */

G_END_DECLS
