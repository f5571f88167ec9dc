/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"
#include "customs-receipt.h"

G_BEGIN_DECLS

/* The documents of one e-commerce order: order, payment, waybill and inventory, as far as they have come in. */
typedef struct
{
  char   *numbers[2];                        /* order number, waybill number; (nullable) */
  gint64  documents[CUSTOMS_KIND_WAYBILL + 1]; /* record by kind; 0 where none is there */
} CustomsConsignment;

/**
 * customs_consignment_find:
 * @db: a reading connection
 * @kind: "order" or "waybill"
 * @number: its number
 * @factor: what the visitor knows besides
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the documents, if one of them holds @factor. Of several with the same number,
 *   from different enterprises, those that hold it
 */
CustomsConsignment *customs_consignment_find (GatewayDb *db, const char *kind, const char *number, const char *factor,
                                              GError **error);
void                customs_consignment_free (CustomsConsignment *consignment);

gboolean            customs_consignment_write (GatewayDb *db, const CustomsConsignment *consignment, GString *json,
                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsConsignment, customs_consignment_free)

G_END_DECLS
