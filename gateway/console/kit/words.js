// SPDX-License-Identifier: LGPL-2.1-or-later
/* The words of the console, in the language that was chosen last on this machine. */

const tags = {zh_CN: "zh-CN", en: "en"};
let words = {};
let chosen = "zh_CN";

export const languages = Object.keys(tags);

export function language() {
  return chosen;
}

function preferred() {
  const kept = localStorage.getItem("language");
  if (kept in tags)
    return kept;
  return navigator.language.startsWith("zh") ? "zh_CN" : "en";
}

export async function loadWords(name = preferred()) {
  const answer = await fetch(`/console/words/${name}.json`);
  words = await answer.json();
  chosen = name;
  localStorage.setItem("language", name);
  document.documentElement.lang = tags[name];
  document.title = t("title");
}

/** The text of a key, with {names} filled in. */
export function t(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The text for a code that the gateway told; the code itself where it is not known. */
export function word(group, code) {
  return words[`${group}.${code}`] ?? String(code);
}

export function has(key) {
  return key in words;
}

const beijing = {timeZone: "Asia/Shanghai"};

/** "2026-11-23 09:38", Beijing time. */
export function moment(text) {
  if (!text)
    return t("never");
  const parts = new Intl.DateTimeFormat("sv-SE", {...beijing, dateStyle: "short", timeStyle: "short"}).format(new Date(text));
  return parts.replace("T", " ");
}

/** "3 minutes ago", in the chosen language. */
export function ago(text) {
  if (!text)
    return t("never");
  const seconds = Math.round((new Date(text) - Date.now()) / 1000);
  const format = new Intl.RelativeTimeFormat(tags[chosen], {numeric: "auto"});
  const [unit, length] = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]].find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return format.format(Math.round(seconds / length), unit);
}

export function number(value) {
  return new Intl.NumberFormat(tags[chosen]).format(value);
}
