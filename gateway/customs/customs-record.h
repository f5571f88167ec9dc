/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"
#include "customs-status.h"

G_BEGIN_DECLS

/* A record as the store has it. */
typedef struct
{
  gint64         id;
  CustomsKind    kind;
  CustomsStatus *status;
  CustomsStep    steps[CUSTOMS_N_STAGES];
  GPtrArray     *events;
} CustomsRecord;

CustomsRecord *customs_record_load  (GatewayDb *db, gint64 id, CustomsKind kind, GError **error);
void           customs_record_free  (CustomsRecord *record);

/* Writes the members of a declaration or an inventory into an object that is begun.
 * @asked: (nullable): the number by which it was asked for */
gboolean       customs_record_write (GatewayDb *db, const CustomsRecord *record, const char *asked, GString *json, GError **error);

/* Writes "status" and "updated", as every kind of record has them. */
void           customs_record_write_status (const CustomsRecord *record, GString *json);

/* Keeps the city, the first character and the legal form: 厦门鹭***有限公司. */
char          *customs_record_mask_company (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsRecord, customs_record_free)

G_END_DECLS
