/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CUSTOMS_RECEIPT_MOST_BYTES (8 * 1024 * 1024)

typedef enum
{
  CUSTOMS_KIND_DECLARATION,
  CUSTOMS_KIND_INVENTORY,
  CUSTOMS_KIND_ORDER,
  CUSTOMS_KIND_PAYMENT,
  CUSTOMS_KIND_WAYBILL,
  CUSTOMS_KIND_TAX,         /* the tax bill of an inventory */
  CUSTOMS_KIND_OTHER,       /* kept, but shown to nobody: bonded lists, arrivals, refunds, ... */
} CustomsKind;

/* One business message: what a receipt or a document says of one record. */
typedef struct
{
  CustomsKind  kind;
  char        *type;     /* the element's name: "DEC_RESULT", "InventoryReturn", ... */
  GHashTable  *fields;   /* names of its leaves to their texts; of repeated ones the first */
  char        *digest;   /* the same for the same message, however often it comes */
} CustomsMessage;

#define CUSTOMS_RECEIPT_ERROR (customs_receipt_error_quark ())

typedef enum
{
  CUSTOMS_RECEIPT_ERROR_XML,        /* not well-formed, or in no known encoding */
  CUSTOMS_RECEIPT_ERROR_FORBIDDEN,  /* has a document type declaration, is too large or too deep */
  CUSTOMS_RECEIPT_ERROR_UNKNOWN,    /* no message of the Single Window or of CEB */
} CustomsReceiptError;

GQuark      customs_receipt_error_quark (void);

/**
 * customs_receipt_parse:
 * @data: (array length=length): a file of the Single Window's client, or a CEB message, bare or in a DxpMsg envelope
 * @length: bytes in @data
 * @error: return location
 *
 * Reads leniently, as the real senders are not strict: names without regard to namespace and prefix, unknown elements
 * kept. No entity is expanded and nothing is fetched.
 *
 * Returns: (transfer full) (nullable) (element-type CustomsMessage): the messages
 */
GPtrArray  *customs_receipt_parse       (const char *data, gsize length, GError **error);

/* (nullable): the text of a leaf; an empty one counts as absent */
const char *customs_message_get         (const CustomsMessage *message, const char *field);

G_END_DECLS
