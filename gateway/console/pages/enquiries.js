// SPDX-License-Identifier: LGPL-2.1-or-later
import {showDesk} from "../kit/desk.js";
import {serviceName} from "../kit/parks.js";

const desk = {
  path: "/v1/staff/enquiries", page: "enquiries", stages: "enquiry", note: "note-colleagues",
  columns: [["field.subject", item => item.subject], ["service", item => serviceName(item.service)]],
};

export function show(main, context) {
  return showDesk(main, desk, context);
}
