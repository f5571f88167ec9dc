// SPDX-License-Identifier: LGPL-2.1-or-later
/* Shows what a visitor handed in, whatever its form: names and values, lists, and parts of parts. */
import {h} from "./dom.js";
import {facts} from "./view.js";
import {has, t, word} from "./words.js";

function value(name, content) {
  if (typeof content === "boolean")
    return t(content ? "yes" : "no");
  if (name === "jurisdiction")
    return word("country", content);
  if (has(`value.${name}.${content}`))
    return word(`value.${name}`, content);
  return word("value", content);
}

function part(name, content) {
  if (Array.isArray(content))
    return content.length === 0 ? null : h("ul", {class: "parts"}, content.map(one => h("li", {}, part(name, one))));
  if (content !== null && typeof content === "object")
    return showContent(content);
  return value(name, content);
}

/** Answers of an enquiry bring their own labels. */
function isAnswer(content) {
  return "label" in content && "value" in content;
}

export function showContent(content) {
  if (isAnswer(content))
    return facts([[content.label, content.value]]);
  return facts(Object.entries(content).map(([name, inner]) => [word("field", name), part(name, inner)]));
}
