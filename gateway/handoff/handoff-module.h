/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* "Continue on your phone": a visitor's pictures get from the phone to the terminal. What passes through here is sealed with
 * a key that the terminal shows to the phone and the gateway never gets. */
typedef struct _HandoffModule HandoffModule;

HandoffModule *handoff_module_new  (GatewayServer *server, GatewayStore *store);
void           handoff_module_free (HandoffModule *module);

G_END_DECLS
