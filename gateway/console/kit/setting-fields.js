// SPDX-License-Identifier: LGPL-2.1-or-later
/* The settings that staff change, each as a part of a form that writes into Layers. Of the functions that they are handed
 * redraw() makes the form anew, and noted() only tells again what is not published: for texts, while they are typed. */
import {fill, h} from "./dom.js";
import {formatDictionary, formatList, formatText, parseValue} from "./gvariant.js";
import {days, formatHours, parseHours} from "./hours.js";
import {parkName, serviceName, services} from "./parks.js";
import {badge, button, check, field} from "./view.js";
import {t, word} from "./words.js";

const languages = ["zh_CN", "zh_TW", "en"];
const order = "Kiosk/services";
const off = "Kiosk/disabled-services";
const hours = "Kiosk/opening-hours";
const usualHours = ["09:00", "17:00"];

export const edited = [order, off, hours, "Kiosk/notice", "Kiosk/emergency", "Kiosk/hotline", "Kiosk/playlist"];

export function scopeName(scope) {
  if (scope === null)
    return t("profile");
  const [kind, id] = scope.split(":");
  return kind === "zone" ? t("zone-all") : kind === "park" ? parkName(id) : t("terminal-named", {id});
}

/** Who decides it, and the way back to what is above. */
function origin(layers, keys, redraw) {
  const found = keys.map(key => layers.find(key).from);
  if (!found.includes(layers.scope))
    return h("p", {class: "origin quiet"}, t("decided-by", {who: scopeName(found.find(from => from !== null) ?? null)}));
  const giveBack = () => {
    keys.forEach(key => layers.set(key, null));
    redraw();
  };
  return h("p", {class: "origin"}, badge("busy", t("set-here")), layers.scope === "zone" ? null : button(t("as-above"), giveBack, "plain"));
}

function section(title, layers, keys, {redraw}, ...content) {
  const holder = h("div");
  const element = h("section", {class: "card setting"}, h("div", {class: "heading"}, h("h2", {}, title), holder), content);
  element.tellOrigin = () => fill(holder, origin(layers, keys, redraw));
  element.tellOrigin();
  return element;
}

function orderedServices(layers) {
  const named = layers.find(order).value ?? [];
  return [...named, ...services.filter(service => !named.includes(service))];
}

export function serviceFields(layers, form) {
  const list = orderedServices(layers);
  const disabled = layers.find(off).value ?? [];

  const move = (from, to) => {
    const next = [...list];
    next.splice(to, 0, ...next.splice(from, 1));
    layers.set(order, formatList(next));
    form.redraw(`service-${list[from]}-${to < from ? "up" : "down"}`);
  };
  const turn = (service, on) => {
    layers.set(off, formatList(on ? disabled.filter(name => name !== service) : [...disabled, service]));
    form.redraw();
  };
  const arrow = (service, i, to, name, sign) => h("button", {type: "button", id: `service-${service}-${name}`, class: "small", disabled: to < 0 || to >= list.length,
    "aria-label": t(`move-${name}`, {service: serviceName(service)}), onclick: () => move(i, to)}, sign);

  return section(t("setting.services"), layers, [order, off], form, h("p", {class: "hint"}, t("services-hint")),
    layers.find(order).from === null ? h("p", {class: "hint"}, t("services-unknown")) : null,
    h("ol", {class: "services"}, list.map((service, i) => h("li", {},
      check(serviceName(service), !disabled.includes(service), event => turn(service, event.target.checked), "switch"),
      h("span", {class: "state"}, disabled.includes(service) ? badge("none", t("off")) : badge("ok", t("on"))),
      arrow(service, i, i - 1, "up", "↑"), arrow(service, i, i + 1, "down", "↓")))));
}

function hoursText(layers) {
  return layers.find(hours).value ?? "";
}

function setDay(layers, day, change) {
  const week = parseHours(hoursText(layers));
  week[day] = change(week[day]);
  layers.set(hours, formatText(formatHours(week)));
}

function dayRow(layers, form, day) {
  const open = parseHours(hoursText(layers))[day];
  const name = word("day", days[day]);
  const take = (event, end) => {
    if (event.target.value === "")
      return;
    setDay(layers, day, old => old.with(end, event.target.value));
    form.noted();
  };
  const time = (end, label) => h("input", {
    type: "time", required: true, value: (open ?? usualHours)[end], disabled: open === null, "aria-label": t(label, {day: name}), oninput: event => take(event, end)});
  const turn = event => {
    setDay(layers, day, () => event.target.checked ? usualHours : null);
    form.redraw();
  };
  return h("li", {}, check(name, open !== null, turn), time(0, "opens-at"), h("span", {"aria-hidden": "true"}, "–"), time(1, "closes-at"),
    open === null ? h("span", {class: "quiet"}, t("closed-day")) : null);
}

export function hoursFields(layers, form) {
  const text = hoursText(layers);
  const turn = always => {
    layers.set(hours, formatText(always ? "" : "mon-fri 09:00-17:00"));
    form.redraw();
  };
  const free = () => field(t("hours-free"), h("input", {type: "text", value: text, oninput: event => {
    layers.set(hours, formatText(event.target.value.trim()));
    form.noted();
  }}), t("hours-free-hint"));
  const week = () => parseHours(text) === null ? free() : h("ol", {class: "week"}, days.map((_, day) => dayRow(layers, form, day)));

  if (layers.find(hours).from === null)
    return section(t("setting.opening-hours"), layers, [hours], form, h("p", {class: "hint"}, t("hours-unknown")),
      h("div", {class: "actions"}, button(t("hours-set"), () => turn(false))));
  return section(t("setting.opening-hours"), layers, [hours], form, h("p", {class: "hint"}, t("hours-hint")),
    check(t("always-open"), text === "", event => turn(event.target.checked)), text === "" ? null : week());
}

/** Words for visitors, in their three languages. */
export function wordFields(name, layers, form) {
  const key = `Kiosk/${name}`;
  const found = () => layers.find(key).value ?? {};
  const write = (language, text) => {
    const pairs = languages.map(one => [one, one === language ? text.trim() : found()[one] ?? ""]).filter(([, words]) => words !== "");
    layers.set(key, pairs.length === 0 && !layers.isAbove(key) ? null : formatDictionary(Object.fromEntries(pairs)));
    form.noted();
  };
  const input = language => h("textarea", {rows: 2, maxlength: 200, lang: language.replace("_", "-"), oninput: event => write(language, event.target.value)}, found()[language] ?? "");

  return section(t(`setting.${name}`), layers, [key], form, h("p", {class: "hint"}, t(`${name}-hint`)),
    languages.map(language => field(t(`words-in.${language}`), input(language))));
}

export function textField(name, layers, form) {
  const key = `Kiosk/${name}`;
  const input = h("input", {type: "text", value: layers.find(key).value ?? "", maxlength: 200, oninput: event => {
    const text = event.target.value.trim();
    layers.set(key, text === "" && !layers.isAbove(key) ? null : formatText(text));
    form.noted();
  }});
  return section(t(`setting.${name}`), layers, [key], form, field(t(`setting.${name}`), input, t(`${name}-hint`)));
}

/** "mon-fri 09:00-17:00" with the names of the days. */
function hoursWords(text) {
  if (text === "")
    return t("always-open");
  const spans = text.replace(/\b([a-z]{3})-([a-z]{3})\b/g, (_, first, last) => t("days-from-to", {from: word("day", first), to: word("day", last)}));
  return spans.replace(/\b[a-z]{3}\b(?= )/g, day => word("day", day));
}

/** A setting's value for who reads it. */
function valueWords(key, text) {
  if (text === undefined)
    return t("as-above-value");
  const value = parseValue(text);
  if (key === hours && typeof value === "string")
    return hoursWords(value);
  if (value === undefined)
    return text;
  if (Array.isArray(value))
    return value.length === 0 ? t("none") : value.map(one => key === order || key === off ? serviceName(one) : String(one)).join(t("comma"));
  if (typeof value === "object")
    return Object.values(value).join(" / ") || t("none");
  return value === "" ? t("none") : String(value);
}

export function keyName(key) {
  const [group, name] = key.startsWith("Kiosk/") ? ["setting", key.slice("Kiosk/".length)] : ["setting", key];
  return word(group, name);
}

/** What changes, in words: before and after. */
export function changeList(changes) {
  return h("ul", {class: "changes"}, changes.map(({key, before, after}) => h("li", {},
    h("strong", {}, keyName(key)), h("p", {}, h("del", {}, valueWords(key, before)), " → ", h("ins", {}, valueWords(key, after))))));
}

/** What an engineer set and this page does not edit. */
export function otherSettings(layers) {
  const others = Object.entries(layers.own.settings).filter(([key]) => !edited.includes(key));
  return others.length === 0 ? null : h("section", {class: "card"}, h("h2", {}, t("other-settings")), h("p", {class: "hint"}, t("other-settings-hint")),
    h("ul", {}, others.map(([key, text]) => h("li", {}, `${keyName(key)}: ${valueWords(key, text)}`))));
}
