/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "customs-message.h"

G_BEGIN_DECLS

#define CUSTOMS_RECEIPT_MOST_BYTES    (8 * 1024 * 1024)
#define CUSTOMS_RECEIPT_MOST_DEPTH    32
#define CUSTOMS_RECEIPT_MOST_TAG      (64 * 1024)   /* bytes from < to > */
#define CUSTOMS_RECEIPT_MOST_MESSAGES 20000

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
 * kept. A document type declaration ends the reading, so that there are no entities to expand and nothing to fetch.
 *
 * Returns: (transfer full) (nullable) (element-type CustomsMessage): the messages
 */
GPtrArray  *customs_receipt_parse       (const char *data, gsize length, GError **error);

G_END_DECLS
