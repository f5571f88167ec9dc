// SPDX-License-Identifier: LGPL-2.1-or-later
/* Begins, signs in and out, and shows the page that the address names. */
import {Problem, explain, get} from "./kit/api.js";
import {fill, h} from "./kit/dom.js";
import {parkName} from "./kit/parks.js";
import {begin, end, token, watch} from "./kit/session.js";
import {button, notice} from "./kit/view.js";
import {language, languages, loadWords, t} from "./kit/words.js";
import * as applications from "./pages/applications.js";
import * as audit from "./pages/audit.js";
import * as cases from "./pages/cases.js";
import * as courses from "./pages/courses.js";
import * as enquiries from "./pages/enquiries.js";
import * as figures from "./pages/figures.js";
import * as settings from "./pages/settings.js";
import {showSignIn} from "./pages/sign-in.js";
import * as sites from "./pages/sites.js";
import * as talks from "./pages/talks.js";

const pages = {sites, settings, courses, applications, cases, talks, enquiries, figures, audit};

let me = null;
let leave = null;   // what the page that is shown does when it goes

function languageButtons() {
  return languages.filter(name => name !== language()).map(name =>
    h("button", {type: "button", class: "plain", lang: name.replace("_", "-"), onclick: () => changeLanguage(name)}, t(`language.${name}`)));
}

async function changeLanguage(name) {
  await loadWords(name);
  await (me === null ? showStart() : showFrame());
}

function address() {
  const [page, ...rest] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return {name: page in pages ? page : "sites", rest};
}

function navigation(current) {
  return h("nav", {"aria-label": t("pages")}, h("ul", {}, Object.keys(pages).map(name =>
    h("li", {}, h("a", {href: `#/${name}`, "aria-current": name === current ? "page" : null}, t(`page.${name}`))))));
}

function header() {
  const where = me.all_parks ? t("all-parks") : parkName(me.park);
  return h("header", {class: "top"},
    h("a", {class: "skip", href: location.hash || "#/sites", onclick: skip}, t("skip")),
    h("img", {src: "/console/icon.svg", alt: "", width: 36, height: 36}),
    h("strong", {}, t("title")),
    h("span", {class: "who"}, t("signed-in", {name: me.id, park: where})),
    languageButtons(), button(t("sign-out"), () => end("left"), "plain"));
}

function skip(event) {
  event.preventDefault();
  document.querySelector("main h1")?.focus();
}

async function showFrame() {
  const {name, rest} = address();
  const main = h("main", {id: "main", "aria-busy": "true"}, h("p", {class: "empty"}, t("loading")));

  leave?.();
  leave = null;
  document.querySelectorAll("dialog").forEach(dialog => dialog.close());
  fill(document.body, header(), h("div", {class: "frame"}, navigation(name), main));
  try {
    const left = await pages[name].show(main, {me, rest});
    if (main.isConnected)
      leave = left ?? null;
    else
      left?.();
  } catch (problem) {
    if (main.isConnected)
      fill(main, notice("bad", explain(problem)), button(t("again"), showFrame));
  }
  main.removeAttribute("aria-busy");
  main.querySelector("h1")?.focus({preventScroll: true});
}

async function signIn(typed) {
  if (!/^[\x21-\x7e]+$/.test(typed))
    throw new Problem(401);
  me = await get("/v1/staff/me", typed);
  begin(typed);
  await showFrame();
}

async function showStart(why) {
  me = null;
  leave?.();
  leave = null;
  document.querySelectorAll("dialog").forEach(dialog => dialog.close());
  showSignIn(document.body, {why, signIn, languageButtons: languageButtons()});
}

async function goOn() {
  try {
    me = await get("/v1/staff/me");
    await showFrame();
  } catch (problem) {
    if (problem.status !== 401)
      fill(document.body, h("main", {}, notice("bad", explain(problem)), button(t("again"), goOn)));
  }
}

await loadWords();
watch(showStart);
addEventListener("hashchange", () => me !== null && showFrame());
if (token() === null)
  showStart();
else
  goOn();
