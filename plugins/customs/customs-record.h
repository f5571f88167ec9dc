/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "customs-status.h"

G_BEGIN_DECLS

typedef enum
{
  CUSTOMS_STEP_DONE,
  CUSTOMS_STEP_CURRENT,
  CUSTOMS_STEP_ATTENTION,
  CUSTOMS_STEP_FAILED,
  CUSTOMS_STEP_SKIPPED,
  CUSTOMS_STEP_PENDING,
} CustomsStepState;

typedef struct
{
  CustomsStage      stage;
  CustomsStepState  state;
  GDateTime        *time;  /* (owned) (nullable) */
  char             *code;  /* (owned) (nullable) */
  char             *note;  /* (owned) (nullable): the official wording, in Chinese */
} CustomsStep;

/* The tax bill of an inventory, in fen. */
typedef struct
{
  gint64 duty;
  gint64 consumption;
  gint64 vat;
  gint64 total;
} CustomsTaxBill;

/* One declaration (报关单) or one retail inventory (清单), as the gateway tells it. Counted by reference. */
typedef struct
{
  char          *number;            /* (owned) (nullable): before customs gave one */
  char          *unified_number;    /* (owned) (nullable) */
  gboolean       is_import;
  gboolean       is_inventory;      /* a parcel's list, not a company's declaration */
  CustomsStatus *status;            /* (owned) */
  GDateTime     *updated;           /* (owned) (nullable): before the first receipt */
  char          *source;            /* (owned) (nullable) */
  GPtrArray     *steps;             /* (owned) (element-type CustomsStep) */

  char          *supervision_mode;  /* (owned) (nullable): code and name */
  char          *customs;           /* (owned) (nullable): name */
  char          *company;           /* (owned) (nullable): masked by the gateway */
  char          *declared;          /* (owned) (nullable): YYYY-MM-DD */

  char          *order_no;          /* (owned) (nullable) */
  char          *waybill_no;        /* (owned) (nullable) */
  char          *reason;            /* (owned) (nullable): why it was refused, with its code */
  CustomsTaxBill *tax;              /* (owned) (nullable) */
  char          *tax_no;            /* (owned) (nullable) */
} CustomsRecord;

CustomsRecord *customs_record_from_json   (JsonObject     *object,
                                           GError        **error);
CustomsRecord *customs_record_ref         (CustomsRecord  *record);
void           customs_record_unref       (CustomsRecord  *record);

/* "[Code:1322;Desc:...]" as the gateway tells it: {"code","text"} to "text（code）". Also used for documents. */
gboolean       customs_reason_from_json   (JsonObject     *parent,
                                           char          **reason,
                                           GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsRecord, customs_record_unref)

G_END_DECLS
