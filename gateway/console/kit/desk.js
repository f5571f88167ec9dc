// SPDX-License-Identifier: LGPL-2.1-or-later
/* A desk: what visitors handed in, listed by stage, shown, and moved on. Applications, cases and enquiries are desks. */
import {get, send} from "./api.js";
import {showContent} from "./content.js";
import {fill, h} from "./dom.js";
import {parkName} from "./parks.js";
import {photosOf} from "./photos.js";
import {ask, badge, button, facts, field, heading, notice, table} from "./view.js";
import {moment, t, word} from "./words.js";

const kinds = {progress: "busy", attention: "warn", done: "ok", error: "bad"};
const mostNote = 500;

/** path: of the gateway; page: of the console; stages: the group of words; columns: [title, item => cell] */
export async function showDesk(main, desk, {me, rest}) {
  const [first, second] = rest;
  if (first === "at" || first === undefined || first === "")
    await showList(main, desk, me, second);
  else
    await showOne(main, desk, first);
}

function stageBadge(desk, stage, kind) {
  return badge(kinds[kind], word(desk.stages, stage));
}

function filters(desk, stages, chosen) {
  const link = (stage, text) => h("a", {href: `#/${desk.page}${stage ? `/at/${stage}` : ""}`, "aria-current": stage === chosen ? "true" : null}, text);
  const all = stages.reduce((sum, {count}) => sum + count, 0);
  return h("nav", {class: "chips", "aria-label": t("stages")}, link(undefined, t("stage-count", {stage: t("all"), count: all})),
    stages.filter(({stage, count}) => count > 0 || stage === chosen).map(({stage, count}) => link(stage, t("stage-count", {stage: word(desk.stages, stage), count}))));
}

async function showList(main, desk, me, stage) {
  const query = after => `${desk.path}?limit=100${stage ? `&stage=${encodeURIComponent(stage)}` : ""}${after ? `&after=${encodeURIComponent(after)}` : ""}`;
  let page = await get(query());
  const kindOf = Object.fromEntries(page.stages.map(({stage: name, kind}) => [name, kind]));
  const items = [...page.items];
  const place = h("div", {class: "stack"});

  const row = item => [
    h("a", {href: `#/${desk.page}/${encodeURIComponent(item.reference)}`}, item.reference),
    ...desk.columns.map(([, cell]) => cell(item)),
    stageBadge(desk, item.stage, kindOf[item.stage]),
    ...(me.all_parks ? [parkName(item.park)] : []),
    moment(item.submitted),
  ];
  const draw = () => fill(place,
    table(t(`page.${desk.page}`), [t("reference"), ...desk.columns.map(([title]) => t(title)), t("stage"), ...(me.all_parks ? [t("park")] : []), t("submitted")],
      items.map(row), t("nothing-here")),
    page.truncated ? button(t("more"), more) : null);

  async function more() {
    page = await get(query(items.at(-1).reference));
    items.push(...page.items);
    draw();
  }

  fill(main, heading(t(`page.${desk.page}`)), h("p", {class: "lead"}, t(`lead.${desk.page}`)), filters(desk, page.stages, stage), place);
  draw();
}

function movesOf(desk, one) {
  return h("ol", {class: "moves"}, one.moves.map(move => h("li", {},
    h("strong", {}, word(desk.stages, move.stage)), h("span", {class: "quiet"}, ` ${moment(move.time)} · ${word("actor", move.actor)}`),
    move.note ? h("p", {class: "note"}, move.note) : null)));
}

async function showOne(main, desk, reference) {
  const path = `${desk.path}/${encodeURIComponent(reference)}`;
  const one = await get(path);

  function move(to) {
    const note = h("textarea", {rows: 3, maxlength: mostNote});
    ask(t("move-title", {stage: word(desk.stages, to)}),
      [h("p", {}, t("move-explain", {reference: one.reference, from: word(desk.stages, one.status.stage), to: word(desk.stages, to)})),
       field(t(desk.note), note, t(`${desk.note}-hint`))],
      t("move"), async () => {
        await send("POST", `${path}/moves`, {from: one.status.stage, to, ...(note.value.trim() ? {note: note.value.trim()} : {})});
        await showOne(main, desk, reference);
        fill(main.querySelector(".said"), notice("good", t("moved", {stage: word(desk.stages, to)})));
        main.querySelector("h1").focus();
      });
  }

  fill(main,
    h("p", {}, h("a", {href: `#/${desk.page}`}, t("back"))),
    heading(`${one.reference}`, stageBadge(desk, one.status.stage, one.status.kind)), h("div", {class: "said"}),
    h("section", {class: "card"}, h("h2", {}, t("next-step")),
      one.next.length === 0 ? h("p", {}, t("no-next-step")) : h("div", {class: "actions"}, one.next.map((to, i) => button(word(desk.stages, to), () => move(to), i === 0 ? "primary" : "")))),
    h("div", {class: "columns"},
      h("section", {class: "card"}, h("h2", {}, t("content")),
        facts([[t("park"), parkName(one.park)], [t("submitted"), moment(one.submitted)], ...(one.service ? [[t("service"), word("service", one.service)]] : [])]),
        showContent(one.content)),
      h("div", {class: "stack"}, photosOf(path, one.photos), h("section", {class: "card"}, h("h2", {}, t("history")), movesOf(desk, one)))),
    h("p", {class: "quiet"}, t("reading-noted")));
}
