// SPDX-License-Identifier: LGPL-2.1-or-later
/* Services and settings of the zone, a park or a terminal: changed, tried on one terminal, published, undone. */
import {Problem, get, send} from "../kit/api.js";
import {fill, h} from "../kit/dom.js";
import {Layers, differences} from "../kit/layers.js";
import {parkName, parksOf} from "../kit/parks.js";
import {changeList, hoursFields, otherSettings, scopeName, serviceFields, textField, wordFields} from "../kit/setting-fields.js";
import {ask, attempt, button, field, heading, notice, select, table} from "../kit/view.js";
import {moment, t} from "../kit/words.js";

const path = "/v1/staff/fleet";
const mostNote = 200;

/** The terminals of the parks that someone works on, by park. */
async function readTerminals(me) {
  const {sites} = await get(`${path}/sites`);
  const known = Object.fromEntries(sites.map(site => [site.park, site.terminals.map(({id}) => id).sort()]));
  const others = me.all_parks ? Object.keys(known).filter(park => !parksOf(me).includes(park)) : [];
  return [...parksOf(me), ...others].map(park => ({park, terminals: known[park] ?? []}));
}

function parkOf(scope, places) {
  const [kind, id] = scope.split(":");
  return kind === "park" ? id : places.find(({terminals}) => terminals.includes(id))?.park;
}

function chain(scope, places) {
  const park = parkOf(scope, places);
  return [...new Set(["zone", ...(park ? [`park:${park}`] : []), scope])];
}

/** Where someone may publish. */
function scopeList(me, places, scope) {
  const link = (name, text) => h("a", {href: `#/settings/${name}`, "aria-current": name === scope ? "page" : null}, text);
  const chosen = parkOf(scope, places);
  return h("nav", {class: "scopes", "aria-label": t("place")}, h("ul", {},
    me.all_parks ? h("li", {}, link("zone", t("zone-all"))) : null,
    places.map(({park, terminals}) => h("li", {}, link(`park:${park}`, parkName(park)),
      park === chosen && terminals.length > 0 ? h("ul", {}, terminals.map(id => h("li", {}, link(`terminal:${id}`, id)))) : null))));
}

function terminalsUnder(scope, places) {
  const [kind, id] = scope.split(":");
  if (kind === "terminal")
    return [id];
  return places.filter(({park}) => kind === "zone" || park === id).flatMap(({terminals}) => terminals);
}

function focusable(section) {
  return [...section.querySelectorAll("input, textarea, button")].filter(element => !element.closest(".origin"));
}

/** Which section of the form has the focus, and which of its elements; null where none has. */
function placeOfFocus(form) {
  const section = document.activeElement?.closest(".setting");
  return form.contains(section) ? {section: [...form.children].indexOf(section), element: Math.max(0, focusable(section).indexOf(document.activeElement))} : null;
}

function focusAgain(form, id, place) {
  const element = document.getElementById(id) ?? (place ? focusable(form.children[place.section])[place.element] : null);
  const usable = element?.disabled ? element.parentElement.querySelector("button:not(:disabled)") : element;
  usable?.focus();
}

/** Nobody undoes what a colleague has published in the meantime; publishing itself says which version was seen. */
async function checkUnchanged(layers) {
  const now = await get(`${path}/settings?scope=${encodeURIComponent(layers.scope)}`);
  if (now.version !== layers.own.version)
    throw new Problem(409, {type: "settings-changed", detail: now.history[0] ? t("published-by", {by: now.history[0].by, note: now.history[0].note ?? ""}) : undefined});
}

class SettingsPage {
  constructor(main, me, scope, places) {
    Object.assign(this, {main, me, scope, places, form: h("div", {class: "stack"}), bar: h("div", {class: "publish-bar", role: "region", "aria-label": t("changes")}), said: h("div")});
  }

  async load() {
    this.layers = await Layers.load(this.me.id, chain(this.scope, this.places));
    this.draw();
  }

  draw() {
    fill(this.main, heading(t("page.settings")), h("p", {class: "lead"}, t("lead.settings")),
      h("div", {class: "with-scopes"}, scopeList(this.me, this.places, this.scope),
        h("div", {class: "stack"}, h("h2", {class: "scope-name"}, scopeName(this.scope)), this.said, this.previewPart(), this.form, this.bar, this.historyPart())));
    this.drawForm();
  }

  /** id: (optional) of what has the focus afterwards; otherwise it stays where it is */
  drawForm(id) {
    const {layers} = this;
    const place = placeOfFocus(this.form);
    const form = {redraw: name => this.drawForm(name), noted: () => this.tellChanges()};
    fill(this.form, serviceFields(layers, form), hoursFields(layers, form), wordFields("notice", layers, form), wordFields("emergency", layers, form),
      textField("hotline", layers, form), textField("playlist", layers, form), otherSettings(layers));
    focusAgain(this.form, id, place);
    this.drawBar();
  }

  tellChanges() {
    this.form.querySelectorAll(".setting").forEach(section => section.tellOrigin());
    this.drawBar();
  }

  drawBar() {
    const changes = this.layers.changes();
    this.bar.classList.toggle("full", changes.length > 0);
    if (changes.length === 0) {
      fill(this.bar, h("p", {class: "quiet"}, t("no-changes")));
      return;
    }
    const discard = () => {
      this.layers.discard();
      this.drawForm();
    };
    fill(this.bar, h("p", {}, h("strong", {}, t("change-count", {count: changes.length}))),
      h("div", {class: "actions"}, button(t("publish"), () => this.publish(false), "primary"),
        terminalsUnder(this.scope, this.places).length > 0 ? button(t("preview"), () => this.publish(true)) : null,
        button(t("discard"), discard, "plain")));
  }

  publish(first) {
    const {layers} = this;
    const note = h("input", {type: "text", required: true, maxlength: mostNote});
    const terminals = terminalsUnder(this.scope, this.places);
    const terminal = select(terminals.map(id => [id, id]), terminals[0] ?? "");
    ask(t(first ? "preview-title" : "publish-title", {place: scopeName(this.scope)}),
      [changeList(layers.changes()), first ? field(t("preview-on"), terminal, t("preview-hint")) : h("p", {}, t("publish-hint")), field(t("note"), note, t("note-hint"))],
      t(first ? "preview" : "publish"), async () => {
        await send("POST", `${path}/settings`, {scope: this.scope, settings: layers.whole(), seen: layers.own.version, note: note.value.trim(), ...(first ? {preview_terminal: terminal.value} : {})});
        layers.discard();
        await this.say(t(first ? "preview-begun" : "published", {terminal: terminal.value}));
      });
  }

  async say(text) {
    await this.load();
    fill(this.said, notice("good", text));
    this.said.scrollIntoView({block: "nearest"});
  }

  previewPart() {
    const {preview, settings} = this.layers.own;
    if (!preview)
      return null;
    const act = (deed, text) => attempt(this.said, async () => {
      await send("POST", `${path}/previews/${encodeURIComponent(preview.id)}/${deed}`);
      await this.say(text);
    });
    return h("section", {class: "card preview"}, h("h2", {}, t("preview-under-way", {terminal: preview.terminal})),
      h("p", {class: "quiet"}, t("by-at", {by: preview.by, time: moment(preview.time)})), changeList(differences(settings, preview.settings)),
      h("div", {class: "actions"}, button(t("preview-release"), () => act("release", t("published")), "primary"), button(t("preview-drop"), () => act("drop", t("preview-dropped")))));
  }

  undo() {
    const [last, before] = this.layers.own.history;
    ask(t("undo"), [h("p", {}, t("undo-explain")), changeList(differences(last.settings, before?.settings ?? {}))], t("undo"), async () => {
      await checkUnchanged(this.layers);
      await send("POST", `${path}/rollback`, {scope: this.scope});
      await this.say(t("undone"));
    });
  }

  historyPart() {
    const {history} = this.layers.own;
    const rows = history.map(entry => [entry.version, moment(entry.time), entry.by, entry.note ?? ""]);
    return h("section", {class: "card"}, h("div", {class: "heading"}, h("h2", {}, t("history")), history.length > 0 ? button(t("undo"), () => this.undo()) : null),
      table(t("history"), [t("version"), t("time"), t("who"), t("note")], rows, t("never-published")));
  }
}

export async function show(main, {me, rest}) {
  const places = await readTerminals(me);
  const first = me.all_parks ? "zone" : `park:${me.park}`;
  const page = new SettingsPage(main, me, rest[0] || first, places);
  await page.load();
}
