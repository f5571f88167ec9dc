// SPDX-License-Identifier: LGPL-2.1-or-later
/* What the pages are made of. */
import {explain} from "./api.js";
import {fill, h, newId} from "./dom.js";
import {t} from "./words.js";

const shapes = {ok: "●", warn: "▲", bad: "■", none: "○", busy: "◆"};

/** A state in words, a shape and a colour. kind: ok, warn, bad, none, busy */
export function badge(kind, text) {
  return h("span", {class: `badge ${kind}`}, h("span", {"aria-hidden": "true", class: "shape"}, shapes[kind]), text);
}

export function button(text, onclick, kind = "") {
  return h("button", {type: "button", class: kind, onclick}, text);
}

/** The title of a page and what can be done on it. */
export function heading(text, ...actions) {
  return h("div", {class: "heading"}, h("h1", {tabindex: -1}, text), h("div", {class: "actions"}, actions));
}

/** Something that has to be read. kind: good, warn, bad */
export function notice(kind, ...lines) {
  const role = kind === "bad" ? "alert" : "status";
  return h("div", {class: `notice ${kind}`, role}, lines.flat().map(line => typeof line === "string" ? h("p", {}, line) : line));
}

const timePattern = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/;

/* What is short, or a number, is not broken into lines, and a time only between day and hour. */
function tableCell(content, i) {
  const [, ...parts] = timePattern.exec(content) ?? [];
  const cell = h(i === 0 ? "th" : "td", i === 0 ? {scope: "row"} : {}, parts.length > 0 ? parts.flatMap(part => [h("span", {class: "whole"}, part), " "]) : content);
  if (parts.length > 0)
    return cell;
  const text = cell.textContent;
  if (text.length <= 6 || (text.length <= 18 && /^[ -~]*\d[ -~]*$/.test(text)))
    cell.className = "whole";
  return cell;
}

/** columns: texts; rows: lists of cells. */
export function table(caption, columns, rows, empty) {
  if (rows.length === 0)
    return h("p", {class: "empty"}, empty);
  return h("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": caption},
    h("table", {}, h("caption", {class: "unseen"}, caption),
      h("thead", {}, h("tr", {}, columns.map(column => h("th", {scope: "col"}, column)))),
      h("tbody", {}, rows.map(cells => h("tr", {}, cells.map(tableCell))))));
}

/** A field with its label and, where there is one, a hint below it. */
export function field(label, input, hint) {
  input.id ||= newId();
  const below = hint ? h("p", {class: "hint", id: newId()}, hint) : null;
  if (below)
    input.setAttribute("aria-describedby", below.id);
  return h("div", {class: "field"}, h("label", {for: input.id}, label), input, below);
}

export function select(options, value, onchange) {
  const element = h("select", {onchange}, options.map(([code, text]) => h("option", {value: code, selected: code === value}, text)));
  element.value = value;
  return element;
}

export function check(label, checked, onchange, kind = "check") {
  const input = h("input", {type: "checkbox", id: newId(), onchange, role: kind === "switch" ? "switch" : null});
  input.checked = checked;
  return h("span", {class: kind}, input, h("label", {for: input.id}, label));
}

/** Names and values, one below the other. */
export function facts(pairs) {
  return h("dl", {class: "facts"}, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

/** Shows something in front of the page, with what can be done with it. */
export function show(title, content, ...actions) {
  const id = newId();
  const dialog = h("dialog", {"aria-labelledby": id, class: "wide", onclose: () => dialog.remove()},
    h("div", {class: "stack"}, h("h2", {id}, title), content, h("div", {class: "actions end"}, actions, button(t("close"), () => dialog.close(), "primary"))));
  document.body.append(dialog);
  dialog.showModal();
}

/** Asks before something is done. act may fail: its problem is told in the dialog, where nothing that was typed is lost. */
export function ask(title, content, word, act, kind = "primary") {
  const trouble = h("div");
  const go = h("button", {type: "submit", class: kind}, word);
  const id = newId();
  const dialog = h("dialog", {"aria-labelledby": id, onclose: () => dialog.remove()},
    h("form", {method: "dialog", onsubmit: attempt},
      h("h2", {id}, title), h("div", {class: "stack"}, content), trouble,
      h("div", {class: "actions end"}, button(t("cancel"), () => dialog.close()), go)));

  async function attempt(event) {
    event.preventDefault();
    go.disabled = true;
    try {
      await act();
      dialog.close();
    } catch (problem) {
      fill(trouble, notice("bad", explain(problem)));
      go.disabled = false;
    }
  }

  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Does something that may fail, and tells so in a place of the page. */
export async function attempt(place, act) {
  fill(place);
  try {
    await act();
  } catch (problem) {
    fill(place, notice("bad", explain(problem)));
    place.scrollIntoView({block: "nearest"});
  }
}
