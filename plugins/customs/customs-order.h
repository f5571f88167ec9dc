/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "customs-record.h"

G_BEGIN_DECLS

/* The documents that customs compares (三单 and the inventory), in the order in which they are shown. */
typedef enum
{
  CUSTOMS_DOCUMENT_ORDER,
  CUSTOMS_DOCUMENT_PAYMENT,
  CUSTOMS_DOCUMENT_WAYBILL,
  CUSTOMS_DOCUMENT_INVENTORY,
  CUSTOMS_N_DOCUMENTS,
} CustomsDocumentKind;

typedef struct
{
  gboolean       present;
  CustomsStatus *status;   /* (owned) (nullable) */
  GDateTime     *updated;  /* (owned) (nullable) */
  char          *reason;   /* (owned) (nullable) */
} CustomsDocument;

/* The four documents of one e-commerce order. Counted by reference. */
typedef struct
{
  char            *order_no;    /* (owned) (nullable) */
  char            *waybill_no;  /* (owned) (nullable) */
  CustomsDocument  documents[CUSTOMS_N_DOCUMENTS];
  CustomsRecord   *inventory;   /* (owned) (nullable) */
} CustomsOrder;

CustomsOrder *customs_order_from_json  (JsonObject    *object,
                                        GError       **error);
CustomsOrder *customs_order_ref        (CustomsOrder  *order);
void          customs_order_unref      (CustomsOrder  *order);

/* Whether customs found that the documents say different things. */
gboolean      customs_order_mismatches (CustomsOrder  *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsOrder, customs_order_unref)

G_END_DECLS
