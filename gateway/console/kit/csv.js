// SPDX-License-Identifier: LGPL-2.1-or-later
/** The rows of a CSV text (RFC 4180, with or without a byte order mark), each a list of fields. */
export function parseCsv(text) {
  const rows = [];
  let row = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  pattern.lastIndex = text.startsWith("\ufeff") ? 1 : 0;

  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null)
      break;
    row.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (match[3] !== ",") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
