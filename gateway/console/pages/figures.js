// SPDX-License-Identifier: LGPL-2.1-or-later
import {get} from "../kit/api.js";
import {fill, h} from "../kit/dom.js";
import {parkName, serviceName} from "../kit/parks.js";
import {field, heading, select, table} from "../kit/view.js";
import {number, t, word} from "../kit/words.js";

const choices = [4, 8, 26, 52];
const levels = [5, 4, 3, 2, 1];

/** The items in groups, by what key() says, in the order in which they came. */
function group(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = JSON.stringify(key(item));
    groups.set(name, [...groups.get(name) ?? [], item]);
  }
  return [...groups].map(([name, members]) => [JSON.parse(name), members]);
}

function sum(items) {
  return items.reduce((total, {count}) => total + count, 0);
}

/** A number with a bar below it, which only shows again what the number says. */
function bar(count, most) {
  const inner = h("span", {class: "bar", "aria-hidden": "true"});
  inner.style.inlineSize = `${most === 0 ? 0 : Math.round(100 * count / most)}%`;
  return h("span", {class: "figure"}, number(count), inner);
}

function useTable(items) {
  const weeks = [...new Set(items.map(({week}) => week))].sort();
  const most = Math.max(0, ...items.map(({count}) => count));
  const rows = group(items, ({park, service, kind}) => [park, service, kind]).map(([[park, service, kind], members]) => [
    parkName(park), serviceName(service), word("kind", kind),
    ...weeks.map(week => bar(sum(members.filter(item => item.week === week)), most)), h("strong", {}, number(sum(members)))]);
  return table(t("use"), [t("park"), t("service"), t("kind"), ...weeks.map(week => t("week-of", {day: week.slice(5)})), t("total")], rows, t("nothing-here"));
}

function ratingsTable(items) {
  const rows = group(items, ({park, service}) => [park, service]).map(([[park, service], members]) => {
    const counts = levels.map(level => sum(members.filter(item => item.level === String(level))));
    const average = counts.reduce((total, count, i) => total + count * levels[i], 0) / sum(members);
    return [parkName(park), serviceName(service), h("strong", {}, average.toFixed(1)), ...counts.map(count => bar(count, sum(members))), number(sum(members))];
  });
  return table(t("ratings"), [t("park"), t("service"), t("average"), ...levels.map(level => t(`level.${level}`)), t("total")], rows, t("no-ratings"));
}

export async function show(main) {
  const place = h("div", {class: "stack"});

  async function load(weeks) {
    const [use, ratings] = await Promise.all([get(`/v1/staff/use?weeks=${weeks}`), get(`/v1/staff/ratings?weeks=${weeks}`)]);
    fill(place,
      h("section", {class: "card"}, h("h2", {}, t("use")), h("p", {class: "quiet"}, t("use-hint")), useTable(use.items)),
      h("section", {class: "card"}, h("h2", {}, t("ratings")), h("p", {class: "quiet"}, t("ratings-hint")), ratingsTable(ratings.items)));
  }

  await load(8);
  fill(main, heading(t("page.figures")), h("p", {class: "lead"}, t("lead.figures")),
    field(t("weeks"), select(choices.map(weeks => [String(weeks), t("last-weeks", {weeks})]), "8", event => load(event.target.value))), place);
}
