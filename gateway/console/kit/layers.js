// SPDX-License-Identifier: LGPL-2.1-or-later
/* The settings of a place, the layers above it, and what someone has changed here and not published yet. */
import {get} from "./api.js";
import {parseValue} from "./gvariant.js";

/* By person and place: a look at another page does not cost what was changed. */
const drafts = new Map();

function readLayer(scope) {
  return get(`/v1/staff/fleet/settings?scope=${encodeURIComponent(scope)}`);
}

/** What is above may not be for this one to see; then it looks as if nothing were set there. */
async function readAbove(scope) {
  try {
    return await readLayer(scope);
  } catch (problem) {
    if (problem.status !== 403)
      throw problem;
    return {scope, settings: {}};
  }
}

export class Layers {
  /** scopes: the place last, what is above it before */
  static async load(person, scopes) {
    return new Layers(person, await Promise.all(scopes.map((scope, i) => i < scopes.length - 1 ? readAbove(scope) : readLayer(scope))));
  }

  constructor(person, layers) {
    this.layers = layers;
    this.own = layers.at(-1);
    this.name = `${person} ${this.own.scope}`;
    if (!drafts.has(this.name))
      drafts.set(this.name, {});
    this.draft = drafts.get(this.name);
  }

  get scope() {
    return this.own.scope;
  }

  textOf(key) {
    return key in this.draft ? this.draft[key] ?? undefined : this.own.settings[key];
  }

  /** What holds for a key: its value and the scope that says so; neither where the park's profile decides. */
  find(key) {
    const own = this.textOf(key);
    const above = this.layers.slice(0, -1).reverse().find(layer => key in layer.settings);
    if (own !== undefined)
      return {value: parseValue(own), from: this.scope};
    return above ? {value: parseValue(above.settings[key]), from: above.scope} : {value: undefined, from: null};
  }

  isAbove(key) {
    return this.layers.slice(0, -1).some(layer => key in layer.settings);
  }

  /** text: a GVariant text; null to leave it to what is above */
  set(key, text) {
    if ((text ?? undefined) === this.own.settings[key])
      delete this.draft[key];
    else
      this.draft[key] = text;
  }

  discard() {
    for (const key of Object.keys(this.draft))
      delete this.draft[key];
  }

  changes() {
    return differences(this.own.settings, this.whole());
  }

  /** The whole layer as it would be published. */
  whole() {
    const pairs = Object.entries({...this.own.settings, ...this.draft}).filter(([, text]) => text !== null);
    return Object.fromEntries(pairs);
  }
}

/** What changes from one layer to another: key, before and after as texts or undefined. */
export function differences(before, after) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.filter(key => before[key] !== after[key]).map(key => ({key, before: before[key], after: after[key]}));
}
