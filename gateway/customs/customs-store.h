/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"
#include "customs-message.h"

G_BEGIN_DECLS

/* Where messages come from, as the answers name it. */
#define CUSTOMS_SOURCE_SINGLE_WINDOW "single-window"
#define CUSTOMS_SOURCE_DEMO          "demo"

/**
 * customs_store_message:
 * @db: the writing connection
 * @message: a message
 * @source: where it comes from
 * @added: (out): whether it was new
 * @error: return location
 *
 * Takes in one message: exactly once, whatever the order in which messages arrive and however often.
 *
 * Returns: %TRUE on success
 */
gboolean customs_store_message (GatewayDb *db, const CustomsMessage *message, const char *source, gboolean *added, GError **error);

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

/* Replaces what was known of it; receipts do not change it afterwards. */
gboolean customs_store_head    (GatewayDb *db, const CustomsHead *head, GError **error);

G_END_DECLS
