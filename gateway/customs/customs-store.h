/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-store.h"
#include "customs-receipt.h"

G_BEGIN_DECLS

/**
 * customs_store_message:
 * @db: the writing connection
 * @message: a message
 * @added: (out): whether it was new
 * @error: return location
 *
 * Takes in one message: exactly once, whatever the order in which messages arrive and however often. Records that turn
 * out to be one, such as a declaration known first by its unified number alone, become one.
 *
 * Returns: %TRUE on success
 */
gboolean customs_store_message (GatewayDb *db, const CustomsMessage *message, gboolean *added, GError **error);

/* What receipts do not tell of a declaration, from the enterprise's own books. NULL where unknown. */
typedef struct
{
  const char *number;
  const char *unified_number;
  const char *supervision_mode;
  const char *direction;      /* "import" or "export" */
  const char *company;
  const char *uscc;
  const char *customs;
  const char *declared;       /* YYYY-MM-DD */
} CustomsHead;

gboolean customs_store_head    (GatewayDb *db, const CustomsHead *head, GError **error);

/* Nicks under which the store keeps kinds. */
const char *customs_kind_get_nick (CustomsKind kind);

G_END_DECLS
