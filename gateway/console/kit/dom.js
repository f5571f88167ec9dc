// SPDX-License-Identifier: LGPL-2.1-or-later
/* Elements are made here and nowhere of markup: whatever a visitor typed becomes text. */

/** An element with attributes, handlers ("onclick": a function) and children: elements, texts, lists of them, or nothing. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function")
      element.addEventListener(key.slice(2), value);
    else if (value === true)
      element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(key, String(value));
  }
  element.append(...flatten(children));
  return element;
}

function flatten(children) {
  return children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false).map(child => typeof child === "number" ? String(child) : child);
}

export function fill(element, ...children) {
  element.replaceChildren(...flatten(children));
  return element;
}

let serial = 0;

/** An id that no other element has, for labels. */
export function newId() {
  return `n${++serial}`;
}
