/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-db.h"

G_BEGIN_DECLS

/**
 * gateway_migrations_apply:
 * @db: the writer's connection
 * @error: return location; %GATEWAY_STORE_ERROR_VERSION if the database is newer than this program
 *
 * Brings the schema to this program's version: the numbered files of migrations/ in their order, all in one
 * transaction.
 */
gboolean gateway_migrations_apply (GatewayDb *db, GError **error);

G_END_DECLS
