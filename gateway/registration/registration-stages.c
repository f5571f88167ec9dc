/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-stages.h"

#include <string.h>

/* 提交, 受理, 补正, 审核, 退回修改, 核准, 不予登记, 撤回, 执照, 公章, 税务, 社保, 公积金, 银行, 完成 */
static const RegistrationStage stages[] = {
  { REGISTRATION_SUBMITTED, "progress", TRUE, FALSE, "accepted incomplete rejected withdrawn" },
  { "incomplete", "attention", FALSE, FALSE, "accepted rejected withdrawn" },
  { "accepted", "progress", TRUE, FALSE, "review withdrawn" },
  { "review", "progress", TRUE, FALSE, "approved returned rejected" },
  { "returned", "attention", FALSE, FALSE, "review withdrawn" },
  { "approved", "progress", TRUE, FALSE, "licence" },
  { "licence", "done", TRUE, FALSE, "seal" },
  { "seal", "done", TRUE, FALSE, "tax" },
  { "tax", "done", TRUE, FALSE, "insurance" },
  { "insurance", "done", TRUE, FALSE, "fund" },
  { "fund", "done", TRUE, FALSE, "bank" },
  { "bank", "done", TRUE, FALSE, "finished" },
  { "finished", "done", TRUE, FALSE, "" },
  { "rejected", "error", FALSE, TRUE, "" },
  { "withdrawn", "error", FALSE, TRUE, "" },
};

const RegistrationStage *
registration_stage_get (guint index)
{
  return index < G_N_ELEMENTS (stages) ? &stages[index] : NULL;
}

const RegistrationStage *
registration_stage_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (strcmp (stages[i].name, name) == 0)
      return &stages[i];

  return NULL;
}

gboolean
registration_stage_leads (const RegistrationStage *from,
                          const char              *to)
{
  g_auto (GStrv) next = g_strsplit (from->next, " ", -1);

  return g_strv_contains ((const char * const *) next, to);
}
