/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"
#include "customs-status.h"

G_BEGIN_DECLS

/* A record as the store has it. */
typedef struct
{
  CustomsKind    kind;
  GStringChunk  *texts;              /* all that follows is in it */
  GArray        *events;             /* of CustomsEvent */
  const char    *number;             /* (nullable): and so are the others; of several the last */
  const char    *unified_number;
  const char    *order_no;
  const char    *waybill_no;
  const char    *supervision_mode;
  const char    *supervision_mode_name;
  const char    *customs;
  const char    *customs_name;
  const char    *direction;
  const char    *company;
  const char    *declared;
  const char    *source;
  CustomsStatus  status;
} CustomsRecord;

CustomsRecord *customs_record_load  (GatewayDb *db, gint64 id, CustomsKind kind, GError **error);
void           customs_record_free  (CustomsRecord *record);

/* Writes the members of a declaration or an inventory into an object that is begun.
 * @asked: (nullable): the number by which it was asked for; declared anew, a record may have got a second one */
gboolean       customs_record_write (GatewayDb *db, const CustomsRecord *record, const char *asked, GString *json, GError **error);

/* Writes "status" and "updated", as every kind of record has them. */
void           customs_record_write_status (const CustomsRecord *record, GString *json);

/* Keeps the city, the first character and the legal form: 厦门鹭***有限公司. */
char          *customs_record_mask_company (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsRecord, customs_record_free)

G_END_DECLS
