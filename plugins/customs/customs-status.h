/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* Where a declaration or an inventory can stand. */
typedef enum
{
  CUSTOMS_STAGE_DECLARE,
  CUSTOMS_STAGE_STORE,
  CUSTOMS_STAGE_REVIEW,
  CUSTOMS_STAGE_INSPECT,
  CUSTOMS_STAGE_TAX,
  CUSTOMS_STAGE_RELEASE,
  CUSTOMS_STAGE_CLOSE,
  CUSTOMS_STAGE_ENDED,
  CUSTOMS_STAGE_UNKNOWN,
} CustomsStage;

typedef enum
{
  CUSTOMS_KIND_PROGRESS,
  CUSTOMS_KIND_DONE,
  CUSTOMS_KIND_ATTENTION,
  CUSTOMS_KIND_ERROR,
} CustomsKind;

typedef struct
{
  CustomsStage  stage;
  CustomsKind   kind;
  char         *code;  /* (owned) (nullable): the receipt's own code, such as "P" or "800" */
  char         *text;  /* (owned) (nullable): the official wording, in Chinese */
} CustomsStatus;

CustomsStage   customs_stage_from_word    (const char     *word);
CustomsStatus *customs_status_from_json   (JsonObject     *object,
                                           GError        **error);
void           customs_status_free        (CustomsStatus  *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsStatus, customs_status_free)

G_END_DECLS
