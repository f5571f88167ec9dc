// SPDX-License-Identifier: LGPL-2.1-or-later
import {get} from "../kit/api.js";
import {fill, h} from "../kit/dom.js";
import {parkName, parks} from "../kit/parks.js";
import {button, field, heading, select, table} from "../kit/view.js";
import {has, moment, t, word} from "../kit/words.js";

/** What the audit says somebody did, in words. */
function deed(action) {
  if (has(`action.${action}`))
    return t(`action.${action}`);
  const [, what, stage] = action.match(/^(application|case|enquiry)-(.+)$/) ?? [];
  return what ? t("action.moved", {what: t(`matter.${what}`), stage: word(what, stage)}) : action;
}

function row(entry, me) {
  const park = !entry.park || entry.park === "*" ? t("all-parks") : parkName(entry.park);
  return [moment(entry.time), word("actor", entry.actor), deed(entry.action), [entry.object, entry.terminal ? ` · ${entry.terminal}` : ""], ...(me.all_parks ? [park] : [])];
}

export async function show(main, {me}) {
  const place = h("div", {class: "stack"});
  let entries = [];
  let park = "";

  async function load(before) {
    const query = new URLSearchParams({...(park ? {park} : {}), ...(before ? {before} : {})});
    const page = await get(`/v1/staff/audit?${query}`);
    entries = before ? [...entries, ...page.entries] : page.entries;
    fill(place,
      table(t("page.audit"), [t("time"), t("who"), t("deed"), t("object"), ...(me.all_parks ? [t("park")] : [])], entries.map(entry => row(entry, me)), t("nothing-here")),
      page.before && page.entries.length > 0 ? button(t("older"), () => load(page.before)) : null);
  }

  await load();
  const chooser = select([["", t("all-parks")], ...parks.map(name => [name, parkName(name)])], "", event => {
    park = event.target.value;
    load();
  });
  fill(main, heading(t("page.audit")), h("p", {class: "lead"}, t("lead.audit")), me.all_parks ? field(t("park"), chooser) : null, place);
}
