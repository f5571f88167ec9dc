/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

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
  char        *type;       /* the element's name: "DEC_RESULT", "InventoryReturn", ... */
  GHashTable  *fields;     /* names of its leaves to their texts; of repeated ones the first */
  GChecksum   *checksum;   /* over all leaves that are not personal */
} CustomsMessage;

CustomsMessage *customs_message_new  (const char *type);
void            customs_message_free (CustomsMessage *message);

/* Takes in a leaf. Who a buyer or consignee is stays outside, but for the last four digits of the buyer's phone, which
 * are a second factor. */
void            customs_message_add  (CustomsMessage *message, const char *field, const char *text);

/* (nullable): the text of a leaf; an empty one counts as absent */
const char     *customs_message_get  (const CustomsMessage *message, const char *field);

/* The same for the same message, however often and in whatever wrapping it comes. Nothing can be added afterwards. */
const char     *customs_message_get_digest (const CustomsMessage *message);

/* (transfer full): the text without the persons that customs names in some of its reasons */
char           *customs_message_redact (const char *text);

G_END_DECLS
