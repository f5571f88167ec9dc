/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

/**
 * customs_goods_find:
 * @db: a reading connection
 * @query: Chinese words, initials of their pinyin, digits with which a code begins, parted by anything
 * @most: how many codes are wanted
 * @error: return location
 *
 * All of the words have to fit. Names that begin with the first word come first, then short names. Where a longer Chinese
 * word fits nothing, names that have all of its characters do.
 *
 * Returns: (transfer full) (nullable): codes
 */
GPtrArray *customs_goods_find (GatewayDb *db, const char *query, gint64 most, GError **error);

G_END_DECLS
