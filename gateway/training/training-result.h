/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

/* What the teacher says of one who came. */
typedef struct
{
  char   *reference;
  char   *park;          /* of who notes it, or GATEWAY_ANY_PARK */
  char   *actor;
  gint64  attendance;    /* per cent */
  gint64  score;         /* of 100 */
  char   *json;          /* (out) */
} TrainingResult;

void     training_result_free  (TrainingResult *result);

/* A GatewayWork: notes it, with a certificate where the course has one and both are enough; a certificate stays. Fails with
 * a TrainingError; "session-not-begun", "not-confirmed", "already-certified", "form-deleted" are refusals. */
gboolean training_result_store (GatewayDb *db, gpointer result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainingResult, training_result_free)

G_END_DECLS
