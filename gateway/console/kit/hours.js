// SPDX-License-Identifier: LGPL-2.1-or-later
/* Opening hours as settings keep them, "mon-fri 08:30-17:30; sat 09:00-12:00", and as a week of days. */

export const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const part = /^(?:(mon|tue|wed|thu|fri|sat|sun)(?:-(mon|tue|wed|thu|fri|sat|sun))? )?(\d\d:\d\d)-(\d\d:\d\d)$/;

/** Seven of [from, to] or null (closed); null where the hours are more than that can say. */
export function parseHours(text) {
  const week = Array(7).fill(null);
  for (const piece of text.split(";").map(one => one.trim()).filter(one => one !== "")) {
    const match = part.exec(piece);
    if (match === null)
      return null;
    const [, first = "mon", last = match[1] ?? "sun", from, to] = match;
    for (let day = days.indexOf(first); day <= days.indexOf(last); day++) {
      if (week[day] !== null)
        return null;
      week[day] = [from, to];
    }
  }
  return week;
}

export function formatHours(week) {
  const parts = [];
  for (let first = 0; first < 7; first++) {
    if (week[first] === null)
      continue;
    let last = first;
    while (last < 6 && week[last + 1] !== null && week[last + 1].join() === week[first].join())
      last++;
    parts.push(`${days[first]}${last > first ? `-${days[last]}` : ""} ${week[first].join("-")}`);
    first = last;
  }
  return parts.join("; ");
}
