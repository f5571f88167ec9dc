// SPDX-License-Identifier: LGPL-2.1-or-later
import {get, send} from "../kit/api.js";
import {showContent} from "../kit/content.js";
import {fill, h} from "../kit/dom.js";
import {parkName} from "../kit/parks.js";
import {ask, badge, button, facts, heading, table} from "../kit/view.js";
import {moment, t, word} from "../kit/words.js";

const path = "/v1/staff/ip/talks";

function stateBadge(state) {
  return badge(state === "booked" ? "ok" : "none", word("talk", state));
}

export async function show(main, {me, rest}) {
  const reference = rest[0];
  if (reference)
    await showOne(main, me, reference);
  else
    showList(main, me, (await get(path)).items);
}

function showList(main, me, items) {
  const columns = [t("reference"), t("begins"), t("field.topic"), t("field.name"), t("state"), ...(me.all_parks ? [t("park")] : [])];
  const rows = items.map(item => [
    h("a", {href: `#/talks/${encodeURIComponent(item.reference)}`}, item.reference), moment(item.begins), word("value.topic", item.topic), item.name,
    stateBadge(item.state), ...(me.all_parks ? [parkName(item.park)] : [])]);
  fill(main, heading(t("page.talks")), h("p", {class: "lead"}, t("lead.talks")), table(t("page.talks"), columns, rows, t("nothing-here")));
}

async function showOne(main, me, reference) {
  const own = `${path}/${encodeURIComponent(reference)}`;
  const talk = await get(own);
  const cancel = () => ask(t("talk-cancel"), h("p", {}, t("talk-cancel-explain", {begins: moment(talk.begins)})), t("talk-cancel"), async () => {
    await send("POST", `${own}/cancel`);
    await showOne(main, me, reference);
  }, "danger");

  fill(main,
    h("p", {}, h("a", {href: "#/talks"}, t("back"))),
    heading(talk.reference, stateBadge(talk.state)),
    h("section", {class: "card"},
      facts([[t("park"), parkName(talk.park)], [t("begins"), moment(talk.begins)], [t("ends"), moment(talk.ends)]]),
      showContent(talk.content),
      talk.state === "booked" ? h("div", {class: "actions"}, button(t("talk-cancel"), cancel, "danger")) : null),
    h("p", {class: "quiet"}, t("reading-noted")));
}
