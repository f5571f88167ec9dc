// SPDX-License-Identifier: LGPL-2.1-or-later
import {showDesk} from "../kit/desk.js";

const desk = {path: "/v1/staff/applications", page: "applications", stages: "application", note: "note-visitor", columns: [["company", item => item.name]]};

export function show(main, context) {
  return showDesk(main, desk, context);
}
