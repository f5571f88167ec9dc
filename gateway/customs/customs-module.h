/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"
#include "../gateway-import.h"

G_BEGIN_DECLS

/* Customs: receipts in, answers out. */
typedef struct _CustomsModule CustomsModule;

/* @spool: (nullable): directory of Single Window receipts, watched and rescanned by a thread of its own */
CustomsModule *customs_module_new      (GatewayServer *server, GatewayStore *store, const char *spool, GError **error);
void           customs_module_free     (CustomsModule *module);
guint64        customs_module_messages (CustomsModule *module);   /* receipts stored since the start, for /metrics */
guint64        customs_module_refused  (CustomsModule *module);   /* files moved to failed/ since the start */
guint64        customs_module_waiting  (CustomsModule *module);   /* files that cannot be read or stored at the moment */

/* Commands of the program: "park-gateway import TABLE FILE" and the customs part of "park-gateway demo". */
extern const GatewayTable customs_tables[];
extern const guint        customs_n_tables;

gboolean       customs_load_demo       (GatewayStore *store, const char *directory, GError **error);

G_END_DECLS
