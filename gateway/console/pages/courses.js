// SPDX-License-Identifier: LGPL-2.1-or-later
/* Courses, their sessions, and who signed up. */
import {get, getText, send} from "../kit/api.js";
import {parseCsv} from "../kit/csv.js";
import {fill, h} from "../kit/dom.js";
import {parkName, parksOf} from "../kit/parks.js";
import {ask, attempt, badge, button, check, facts, field, heading, notice, select, table} from "../kit/view.js";
import {language, moment, number, t, word} from "../kit/words.js";

const path = "/v1/staff/training";
const states = {open: "ok", "waiting-list": "warn", full: "warn", "not-open": "none", closed: "none", past: "none"};
const subjects = ["clearance", "operation", "logistics", "finance", "ip", "cross-strait"];
const shown = ["reference", "state", "checked_in", "attendance", "score", "certificate", "name", "phone"];

function titleOf(one) {
  return language() === "en" ? one.title_en ?? one.title : one.title;
}

function stateBadge(state) {
  return badge(states[state], word("session", state));
}

export async function show(main, context) {
  const [what, code] = context.rest;
  const showPage = {session: showSession, "edit-session": editSession, course: editCourse, signups: showSignups}[what] ?? showLists;
  await showPage(main, context, code);
}

async function showLists(main, {me, rest}) {
  const past = rest[0] === "past";
  const from = past ? `&from=${new Date(Date.now() - 60 * 86400000).toISOString().slice(0, 10)}` : "";
  const [sessions, courses] = await Promise.all([get(`${path}/sessions?limit=200${from}`), get(`${path}/courses`)]);
  const whose = cell => me.all_parks ? [cell] : [];
  const rows = sessions.items.map(one => [
    h("a", {href: `#/courses/session/${one.code}`}, titleOf(one)), moment(one.begins), one.room, ...whose(parkName(one.park)), stateBadge(one.state),
    t("seats", {taken: number(one.taken), capacity: number(one.capacity)}), number(one.waiting)]);
  const courseRows = courses.items.map(one => [
    h("a", {href: `#/courses/course/${one.code}`}, titleOf(one)), one.code, word("value.subject", one.subject), t(one.certified ? "yes" : "no")]);

  fill(main,
    heading(t("page.courses"),
      h("a", {class: "button primary", href: "#/courses/edit-session"}, t("new-session")), h("a", {class: "button", href: "#/courses/course"}, t("new-course"))),
    h("p", {class: "lead"}, t("lead.courses")),
    h("section", {class: "card"}, h("div", {class: "heading"}, h("h2", {}, t("sessions")),
      h("a", {href: past ? "#/courses" : "#/courses/past"}, t(past ? "sessions-to-come" : "sessions-past"))),
      table(t("sessions"), [t("course"), t("begins"), t("room"), ...whose(t("park")), t("state"), t("seats-taken"), t("waiting")], rows, t("nothing-here"))),
    h("section", {class: "card"}, h("h2", {}, t("courses")),
      table(t("courses"), [t("course"), t("code"), t("field.subject"), t("certified")], courseRows, t("nothing-here"))));
}

async function showSession(main, context, code) {
  const one = await get(`${path}/sessions/${encodeURIComponent(code)}`);
  const close = () => ask(t("close-signup"), h("p", {}, t("close-signup-explain")), t("close-signup"), async () => {
    await send("POST", `${path}/sessions/${encodeURIComponent(code)}/close`);
    await showSession(main, context, code);
  }, "danger");

  fill(main, h("p", {}, h("a", {href: "#/courses"}, t("back"))), heading(titleOf(one), stateBadge(one.state)),
    h("section", {class: "card"},
      facts([[t("code"), one.code], [t("park"), parkName(one.park)], [t("room"), one.room], [t("teacher"), one.teacher], [t("begins"), moment(one.begins)], [t("ends"), moment(one.ends)],
             [t("opens"), moment(one.opens)], [t("closes"), moment(one.closes)], [t("seats-taken"), t("seats", {taken: number(one.taken), capacity: number(one.capacity)})],
             [t("waiting"), t("waiting-of", {waiting: number(one.waiting), most: number(one.waiting_most)})]]),
      h("div", {class: "actions"}, h("a", {class: "button primary", href: `#/courses/edit-session/${code}`}, t("edit")), h("a", {class: "button", href: `#/courses/signups/${code}`}, t("signups")),
        one.closed || one.state === "past" ? null : button(t("close-signup"), close, "danger"))));
}

/** Saves a list to a file of who sits at the browser. */
function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], {type: "text/csv;charset=utf-8"}));
  h("a", {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

async function showSignups(main, {me}, code) {
  const address = `${path}/sessions/${encodeURIComponent(code)}/signups`;
  const text = await getText(address);
  const [names, ...rows] = parseCsv(text);
  const places = shown.map(name => names.indexOf(name));
  const said = h("div");
  const cells = row => places.map((place, i) => shown[i] === "state" ? word("signup", row[place]) : shown[i] === "checked_in" && row[place] ? moment(row[place]) : row[place] || "–");
  const saveWhole = () => ask(t("export-whole"), h("p", {}, t("export-whole-explain")), t("export-whole"), async () => saveFile(`${code}-whole.csv`, await getText(`${address}?names=whole`)));

  fill(main, h("p", {}, h("a", {href: `#/courses/session/${code}`}, t("back"))),
    heading(t("signups-of", {code}), button(t("export"), () => attempt(said, async () => saveFile(`${code}.csv`, text)), "primary"), me.personal ? button(t("export-whole"), saveWhole) : null),
    h("p", {class: "lead"}, t("masked-hint")), said,
    table(t("signups"), shown.map(name => t(`column.${name}`)), rows.map(cells), t("no-signups")));
}

/** A form for one course or session. fields: [label, element, hint]; save(): sends it. */
function editor(main, title, back, fields, save) {
  const trouble = h("div");
  const go = h("button", {type: "submit", class: "primary"}, t("save"));
  const submit = event => {
    event.preventDefault();
    go.disabled = true;
    attempt(trouble, save).finally(() => go.disabled = false);
  };
  fill(main, h("p", {}, h("a", {href: back}, t("back"))), heading(title),
    h("form", {class: "card editor", onsubmit: submit}, fields.map(([label, element, hint]) => element.tagName === "SPAN" ? element : field(label, element, hint)), trouble,
      h("div", {class: "actions"}, go, h("a", {class: "button", href: back}, t("cancel")))));
}

function input(type, value, more = {}) {
  return h("input", {type, value: value ?? "", ...more});
}

function area(value) {
  return h("textarea", {rows: 3, maxlength: 2000}, value ?? "");
}

/** What is in the fields, without those that are empty. */
function valuesOf(elements) {
  return Object.fromEntries(Object.entries(elements).map(([name, element]) => [name, element.value.trim()]).filter(([, value]) => value !== ""));
}

function labelled(elements, hints = {}) {
  return Object.entries(elements).map(([name, element]) => [t(`field.${name}`), element, hints[name]]);
}

/** A code, which stays as it was given. */
function codeField(code) {
  return input("text", code, {required: true, pattern: "[A-Za-z0-9\\-]{1,40}", disabled: Boolean(code)});
}

async function editCourse(main, context, code) {
  const {items} = await get(`${path}/courses`);
  const old = items.find(one => one.code === code) ?? {};
  const codeInput = codeField(code);
  const elements = {
    subject: select(subjects.map(name => [name, word("value.subject", name)]), old.subject ?? subjects[0]),
    title: input("text", old.title, {required: true, maxlength: 100}),
    title_en: input("text", old.title_en, {maxlength: 100}),
    summary: area(old.summary),
    summary_en: area(old.summary_en),
    video: input("text", old.video, {maxlength: 100}),
  };
  const certified = check(t("certified"), old.certified ?? true);

  async function save() {
    const body = {...valuesOf(elements), certified: certified.querySelector("input").checked};
    await send("PUT", `${path}/courses/${encodeURIComponent(code ?? codeInput.value.trim())}`, body);
    await showLists(main, {...context, rest: []});
    main.querySelector(".heading").after(notice("good", t("saved")));
  }

  editor(main, code ? titleOf(old) : t("new-course"), "#/courses",
    [[t("code"), codeInput, t("code-hint")], ...labelled(elements, {video: t("video-hint")}), [t("certified"), certified]], save);
}

/** "2026-11-26T14:00", as a browser's field has it, of a moment in Beijing. */
function toField(text) {
  return text ? moment(text).replace(" ", "T") : "";
}

function fromField(text) {
  return text ? `${text.slice(0, 16)}:00+08:00` : "";
}

function timeFields(old) {
  const names = ["begins", "ends", "opens", "closes"];
  return Object.fromEntries(names.map(name => [name, input("datetime-local", toField(old[name]), {required: true})]));
}

function countFields(old) {
  const count = (value, min, max) => input("number", value, {required: true, min, max});
  return {
    capacity: count(old.capacity ?? 30, 1, 100000),
    waiting_most: count(old.waiting_most ?? 10, 0, 100000),
    least_age: count(old.least_age ?? 16, 16, 120),
    most_age: count(old.most_age ?? 120, 16, 120),
  };
}

function textFields(old, courses, parks) {
  return {
    course: select(courses.map(one => [one.code, titleOf(one)]), old.course ?? courses[0]?.code ?? ""),
    park: select(parks.map(park => [park, parkName(park)]), old.park ?? parks[0]),
    room: input("text", old.room, {required: true, maxlength: 100}),
    room_en: input("text", old.room_en, {maxlength: 100}),
    directions: area(old.directions),
    directions_en: area(old.directions_en),
    map: input("text", old.map, {maxlength: 100}),
    teacher: input("text", old.teacher, {required: true, maxlength: 60}),
  };
}

async function editSession(main, context, code) {
  const [courses, old] = await Promise.all([get(`${path}/courses`), code ? get(`${path}/sessions/${encodeURIComponent(code)}`) : {}]);
  const codeInput = codeField(code);
  const [texts, times, counts] = [textFields(old, courses.items, parksOf(context.me)), timeFields(old), countFields(old)];
  const closed = check(t("signup-closed"), old.closed ?? false);

  async function save() {
    const name = code ?? codeInput.value.trim();
    const moments = Object.fromEntries(Object.entries(valuesOf(times)).map(([key, value]) => [key, fromField(value)]));
    const numbers = Object.fromEntries(Object.entries(valuesOf(counts)).map(([key, value]) => [key, Number(value)]));
    const body = {...valuesOf(texts), ...moments, ...numbers, closed: closed.querySelector("input").checked};
    await send("PUT", `${path}/sessions/${encodeURIComponent(name)}`, body);
    await showSession(main, context, name);
    main.querySelector(".heading").after(notice("good", t("saved")));
  }

  editor(main, code ? t("edit-named", {title: titleOf(old)}) : t("new-session"), code ? `#/courses/session/${code}` : "#/courses",
    [[t("code"), codeInput, t("code-hint")], ...labelled(texts, {map: t("map-hint")}), ...labelled(times, {opens: t("opens-hint")}),
     ...labelled(counts), [t("signup-closed"), closed]], save);
}
