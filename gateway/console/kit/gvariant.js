// SPDX-License-Identifier: LGPL-2.1-or-later
/* Values of settings as GVariant writes them: texts, lists and dictionaries of texts, booleans, numbers. */

const escapes = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\t": "\\t"};

export function formatText(text) {
  return `'${text.replace(/[\\'\n\t]/g, sign => escapes[sign])}'`;
}

export function formatList(list) {
  return list.length === 0 ? "@as []" : `[${list.map(formatText).join(", ")}]`;
}

export function formatDictionary(dictionary) {
  const pairs = Object.entries(dictionary).map(([key, value]) => `${formatText(key)}: ${formatText(value)}`);
  return pairs.length === 0 ? "@a{ss} {}" : `{${pairs.join(", ")}}`;
}

const token = /\s*(?:@[a-z{}]+\s*)?(?:(u?int(?:16|32|64)|byte|double)\s+)?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[[\]{}:,]|[-+.\w]+)/y;

function unquote(text) {
  const codes = {n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", a: "\u0007"};
  return text.slice(1, -1).replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gis,
    (whole, short, long, sign) => sign === undefined ? String.fromCodePoint(parseInt(short ?? long, 16)) : codes[sign] ?? sign);
}

/** A text, number, boolean, list or object; undefined where it is none of these. */
export function parseValue(text) {
  const tokens = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (match === null)
      return undefined;
    tokens.push(match[2]);
  }

  function value() {
    const first = tokens.shift();
    if (first === undefined)
      throw new SyntaxError(text);
    if (first === "[" || first === "{") {
      const members = [];
      while (tokens[0] !== (first === "[" ? "]" : "}")) {
        const member = value();
        members.push(tokens[0] === ":" ? (tokens.shift(), [member, value()]) : member);
        if (tokens[0] === ",")
          tokens.shift();
      }
      tokens.shift();
      return first === "[" ? members : Object.fromEntries(members);
    }
    if (/^['"]/.test(first))
      return unquote(first);
    return first === "true" || first === "false" ? first === "true" : Number(first);
  }

  try {
    const parsed = value();
    return tokens.length === 0 ? parsed : undefined;
  } catch {
    return undefined;
  }
}
