/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "customs-message.h"

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

/* What was said of a record. The texts are the caller's. */
typedef struct
{
  const char *code;
  const char *at;     /* yyyyMMddHHmmssfff, Beijing time; "" if unknown */
  const char *info;
} CustomsEvent;

typedef struct
{
  const char         *state;   /* "done", "current", "attention", "failed", "skipped", "pending" */
  const CustomsEvent *event;   /* (nullable): of the events that were reduced */
} CustomsStep;

typedef struct
{
  CustomsStage  stage;
  const char   *kind;          /* "progress", "done", "attention", "error" */
  const char   *code;          /* of one of the events, or "" */
  const char   *at;            /* likewise */
  char         *text;
  char         *reason_code;   /* (nullable) */
  char         *reason_text;   /* (nullable) */
  CustomsStep   steps[CUSTOMS_N_STAGES];
} CustomsStatus;

/**
 * customs_status_reduce:
 * @status: (out caller-allocates): the status; clear it with customs_status_clear()
 * @kind: what the events are of
 * @events: (array length=n): in any order; sorted here, and used by @status
 * @n: how many
 *
 * Where a record stands after all that was said of it. What was said last counts; of things said at the same instant the
 * later stage, then the worse news. A released declaration is finished although it may never be closed. A rejection may
 * be followed by a new submission. An exception of the systems (a negative code) shows as an error until something else
 * is said, but takes back no release. Goods that are held (501 to 599) stay so until they are released or sent back.
 * Nothing that comes in after the end takes the end back. An unknown code is progress, never an error.
 */
void        customs_status_reduce  (CustomsStatus *status, CustomsKind kind, CustomsEvent *events, guint n);
void        customs_status_clear   (CustomsStatus *status);

const char *customs_stage_get_nick (CustomsStage stage);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CustomsStatus, customs_status_clear)

G_END_DECLS
