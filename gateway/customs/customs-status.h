/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "customs-receipt.h"

G_BEGIN_DECLS

/* The stages in which a visitor is told where goods stand, and two that lie outside the row. */
typedef enum
{
  CUSTOMS_STAGE_DECLARE,
  CUSTOMS_STAGE_STORE,
  CUSTOMS_STAGE_REVIEW,
  CUSTOMS_STAGE_INSPECT,
  CUSTOMS_STAGE_TAX,
  CUSTOMS_STAGE_RELEASE,
  CUSTOMS_STAGE_CLOSE,
  CUSTOMS_STAGE_ENDED,      /* deleted or sent back */
  CUSTOMS_STAGE_UNKNOWN,    /* a code that this program does not know */
} CustomsStage;

#define CUSTOMS_N_STAGES (CUSTOMS_STAGE_CLOSE + 1)

typedef struct
{
  char *code;
  char *at;     /* yyyyMMddHHmmssfff, Beijing time; "" if unknown */
  char *info;
} CustomsEvent;

typedef struct
{
  CustomsStage  stage;
  const char   *kind;       /* "progress", "done", "attention", "error" */
  char         *code;
  char         *text;
  char         *at;
  char         *reason_code;
  char         *reason_text;
} CustomsStatus;

typedef struct
{
  const char         *state;   /* "done", "current", "attention", "failed", "skipped", "pending" */
  const CustomsEvent *event;   /* (nullable): of the events that were reduced */
} CustomsStep;

/**
 * customs_status_reduce:
 * @kind: what the events are of
 * @events: (element-type CustomsEvent): in any order; sorted here
 * @steps: (out) (array fixed-size=7): the row of stages
 *
 * Where a record stands after all that was said of it. What was said last counts; of things said at the same instant the
 * later stage, then the worse news. A released declaration is finished although it may never be closed. A rejection may
 * be followed by a new submission. An exception of the systems (a negative code) shows as an error until something else
 * is said, but takes back no release. Goods that are held (501 to 599) stay so until they are released or sent back.
 * Nothing that comes in after the end takes the end back. An unknown code is progress, never an error.
 *
 * Returns: (transfer full): the status
 */
CustomsStatus *customs_status_reduce (CustomsKind kind, GPtrArray *events, CustomsStep steps[CUSTOMS_N_STAGES]);
void           customs_status_free   (CustomsStatus *status);
void           customs_event_free    (CustomsEvent *event);

const char    *customs_stage_get_nick (CustomsStage stage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsStatus, customs_status_free)

G_END_DECLS
