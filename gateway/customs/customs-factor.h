/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

/* @held: (out): whether the record holds what the visitor gave. Returns FALSE on failure of the store. */
gboolean customs_factor_held    (GatewayDb *db, gint64 record, const char *given, gboolean *held, GError **error);

/* Whether the factor is the end of the number itself, as where a unified number ends like the declaration's: who has
 * seen the number knows it, so it proves nothing. Four digits may agree by chance. */
gboolean customs_factor_is_open (const char *number, const char *factor);

G_END_DECLS
