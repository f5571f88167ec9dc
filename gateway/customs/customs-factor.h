/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

#define CUSTOMS_MOST_FACTOR 32

/**
 * customs_factor_held:
 * @db: a reading connection
 * @record: a record, or 0 to spend the same time on none
 * @factor: what the visitor gave, in upper case
 * @held: (out): whether the record holds it; found in the time it takes, however much of it fits
 * @error: return location
 *
 * Returns: %FALSE on failure of the store
 */
gboolean customs_factor_held (GatewayDb *db, gint64 record, const char *factor, gboolean *held, GError **error);

/* Whether the factor is the end of the number itself, as where a unified number ends like the declaration's: who has
 * seen the number knows it, so it proves nothing. Four digits may agree by chance. */
gboolean customs_factor_is_open (const char *number, const char *factor);

G_END_DECLS
