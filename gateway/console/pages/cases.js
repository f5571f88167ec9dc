// SPDX-License-Identifier: LGPL-2.1-or-later
import {showDesk} from "../kit/desk.js";
import {t, word} from "../kit/words.js";

const desk = {
  path: "/v1/staff/ip/cases", page: "cases", stages: "case", note: "note-visitor",
  columns: [["field.jurisdiction", item => word("country", item.jurisdiction)],
            ["field.dispute", item => word("value.dispute", item.dispute)],
            ["field.reply_by", item => item.reply_by ?? t("none")]],
};

export function show(main, context) {
  return showDesk(main, desk, context);
}
