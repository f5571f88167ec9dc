/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../intake/intake-faults.h"
#include "../store/gateway-db.h"

G_BEGIN_DECLS

/* A course or a session as staff write it: a JSON object, checked first, then stored whole under its code, whether there was
 * one or not. */
typedef struct
{
  char     *code;
  char     *park;      /* of who writes it, or GATEWAY_ANY_PARK */
  char     *actor;
  JsonNode *root;
  gboolean  created;   /* (out) */
} TrainingPlan;

void     training_plan_free           (TrainingPlan *plan);

/* Letters, digits and hyphens, up to 40 */
gboolean training_plan_is_code        (const char *code);

/* Note all that is wrong. */
void     training_plan_check_course   (const TrainingPlan *plan, IntakeFaults *faults);
void     training_plan_check_session  (const TrainingPlan *plan, IntakeFaults *faults);

/* GatewayWorks. They fail with a TrainingError; what is done is noted in the audit. A course belongs to all parks, a session
 * to one. A session cannot get less seats than are taken; where it gets more, they are offered. */
gboolean training_plan_store_course   (GatewayDb *db, gpointer plan, GError **error);
gboolean training_plan_store_session  (GatewayDb *db, gpointer plan, GError **error);

/* Nobody can sign up any more. @root of the plan is not used. */
gboolean training_plan_close_session  (GatewayDb *db, gpointer plan, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainingPlan, training_plan_free)

G_END_DECLS
