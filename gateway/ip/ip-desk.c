/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-desk.h"

/* 接收申请, 审核, 补充材料, 受理, 实施指导, 意见书, 归档, 不予受理, 终止, 撤回 */
static const DeskStage stages[] = {
  { IP_SUBMITTED, "progress", TRUE, FALSE, "review withdrawn" },
  { "review", "progress", TRUE, FALSE, "incomplete accepted declined withdrawn" },
  { "incomplete", "attention", FALSE, FALSE, "review declined withdrawn" },
  { "accepted", "progress", TRUE, FALSE, "guidance withdrawn" },
  { "guidance", "progress", TRUE, FALSE, "opinion ended withdrawn" },
  { "opinion", "done", TRUE, FALSE, "archived" },
  { "archived", "done", TRUE, FALSE, "" },
  { "declined", "error", FALSE, TRUE, "" },
  { "ended", "error", FALSE, TRUE, "" },
  { "withdrawn", "error", FALSE, TRUE, "" },
  { NULL },
};

const Desk ip_desk = { "case", "cases", "case_moves", "case_factors", { "jurisdiction", "dispute", "reply_by" }, stages, NULL };
