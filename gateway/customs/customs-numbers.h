/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"
#include "customs-message.h"

G_BEGIN_DECLS

/**
 * customs_numbers_name:
 * @db: the writing connection
 * @kind: what the record is
 * @name: kind of number, such as "unified"
 * @number: a number under which the record is known
 * @issuer: who gave the number; "" for customs, whose numbers are unique
 * @record: (inout): the record; 0 if it is not known yet
 * @error: return location
 *
 * Makes @number a name of the record. A record is found by the number or made; two records that turn out to be one, such
 * as a declaration known first by its unified number alone, become one. So whatever the order in which numbers come, the
 * records are the same in the end.
 *
 * Returns: %TRUE on success
 */
gboolean customs_numbers_name (GatewayDb *db, CustomsKind kind, const char *name, const char *number, const char *issuer,
                               gint64 *record, GError **error);

/* Nicks under which the store keeps kinds. */
const char *customs_kind_get_nick (CustomsKind kind);

G_END_DECLS
