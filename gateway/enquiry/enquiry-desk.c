/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "enquiry-desk.h"

/* 收到, 处理中, 联系不上, 已答复, 不再处理 */
static const DeskStage stages[] = {
  { ENQUIRY_RECEIVED, "progress", TRUE, FALSE, "in-hand unreachable answered dropped" },
  { "in-hand", "progress", FALSE, FALSE, "unreachable answered dropped" },
  { "unreachable", "attention", FALSE, FALSE, "in-hand answered dropped" },
  { "answered", "done", TRUE, FALSE, "" },
  { "dropped", "error", FALSE, TRUE, "" },
  { NULL },
};

static const DeskField fields[] = {
  { "subject", FALSE }, { "name", FALSE }, { "phone", FALSE }, { "company", FALSE }, { "preferred_time", FALSE }, { "message", FALSE },
  { "answers", TRUE }, { NULL, FALSE },
};

/* Visitors are called back and cannot look theirs up. */
const Desk enquiry_desk = { "enquiry", "enquiries", "enquiry_moves", NULL, { "service", "subject" }, stages, NULL, fields };
