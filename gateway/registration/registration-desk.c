/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-desk.h"

#include "registration-names.h"

/* 提交, 受理, 补正, 审核, 退回修改, 核准, 不予登记, 撤回, 执照, 公章, 税务, 社保, 公积金, 银行, 完成 */
static const DeskStage stages[] = {
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
  { NULL },
};

/* One that has come to its end holds no name any more. */
const Desk registration_desk = {
  "application", "applications", "application_moves", "application_factors", { "name" }, stages, registration_names_let_go,
};
