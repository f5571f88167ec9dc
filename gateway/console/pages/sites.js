// SPDX-License-Identifier: LGPL-2.1-or-later
/* The zone, its parks and their terminals: how each does, why, and what can be done. */
import {get, send} from "../kit/api.js";
import {fill, h} from "../kit/dom.js";
import {parkName, serviceName} from "../kit/parks.js";
import {ask, attempt, badge, button, facts, heading, notice, table} from "../kit/view.js";
import {ago, has, moment, number, t, word} from "../kit/words.js";

const refreshEach = 30000;   // ms
const kinds = {green: "ok", amber: "warn", red: "bad", grey: "none"};
const worst = ["red", "amber", "grey", "green"];

function colourBadge(colour) {
  return badge(kinds[colour], t(`colour.${colour}`));
}

/** The cause, and what to do about it. */
function cause({code, detail}) {
  const values = {detail: detail ?? "", minutes: Math.max(1, Math.round(Number(detail) / 60)), service: serviceName(detail), device: word("device", detail)};
  const known = has(`cause.${code}`);
  return h("li", {}, h("strong", {}, known ? t(`cause.${code}`, values) : code), known ? h("p", {}, t(`do.${code}`, values)) : null);
}

function command(terminal, kind, said, argument) {
  const name = argument ? serviceName(argument) : "";
  ask(t(`command.${kind}`, {service: name}), h("p", {}, t(`command-explain.${kind}`, {terminal: terminal.id, service: name})), t(`command.${kind}`, {service: name}), async () => {
    await send("POST", "/v1/staff/fleet/commands", {terminal: terminal.id, kind, ...(argument ? {argument} : {})});
    fill(said, notice("good", t("command-sent")));
  });
}

function revoke(terminal, reload) {
  ask(t("command.revoke"), h("p", {}, t("command-explain.revoke", {terminal: terminal.id})), t("command.revoke"), async () => {
    await send("POST", `/v1/staff/fleet/terminals/${encodeURIComponent(terminal.id)}/revoke`);
    await reload(t("revoked", {terminal: terminal.id}));
  }, "danger");
}

async function showCommands(terminal, place) {
  await attempt(place, async () => {
    const {commands} = await get(`/v1/staff/fleet/commands?terminal=${encodeURIComponent(terminal.id)}`);
    const rows = commands.map(one => [t(`command.${one.kind}`, {service: one.argument ? serviceName(one.argument) : ""}), word("command-state", one.state)]);
    fill(place, table(t("commands"), [t("command"), t("state")], rows, t("no-commands")));
  });
}

function deviceList(devices) {
  return h("ul", {class: "plain-list"}, Object.entries(devices ?? {}).map(([name, state]) =>
    h("li", {}, badge(state === "ok" ? "ok" : "warn", t("device-state", {device: word("device", name), state: word("device-state", state)})))));
}

function terminalFacts(terminal) {
  const {outbox} = terminal;
  return facts([
    [t("last-heard"), `${ago(terminal.heard)} (${moment(terminal.heard)})`],
    [t("terminal-state"), terminal.state ? word("terminal-state", terminal.state) : null],
    [t("visits"), terminal.visits === undefined || terminal.visits === null ? null : number(terminal.visits)],
    [t("waiting-to-send"), outbox ? outbox.size === 0 ? t("none") : t(outbox.parked > 0 ? "outbox-with-parked" : "outbox", outbox) : null],
    [t("devices"), Object.keys(terminal.devices ?? {}).length > 0 ? deviceList(terminal.devices) : null],
    [t("version"), terminal.version],
    [t("settings-version"), terminal.wanted_version ? t("settings-versions", {has: terminal.settings_version ?? 0, wanted: terminal.wanted_version}) : null]]);
}

function terminalCard(terminal, open, reload) {
  const said = h("div");
  const sent = h("div");
  const causes = terminal.causes ?? [];
  const actions = [
    button(t("command.end-visit"), () => command(terminal, "end-visit", said)),
    button(t("command.restart"), () => command(terminal, "restart", said)),
    terminal.outbox?.size > 0 ? button(t("command.retry-outbox"), () => command(terminal, "retry-outbox", said)) : null,
    (terminal.quarantine ?? []).map(service => button(t("command.release-quarantine", {service: serviceName(service)}), () => command(terminal, "release-quarantine", said, service))),
    h("a", {href: `#/settings/terminal:${terminal.id}`, class: "button"}, t("to-settings")),
    button(t("commands"), () => showCommands(terminal, sent), "plain"),
    button(t("command.revoke"), () => revoke(terminal, reload), "danger")];

  return h("details", {class: `terminal ${kinds[terminal.colour]}`, open: open.has(terminal.id), ontoggle: event => event.target.open ? open.add(terminal.id) : open.delete(terminal.id)},
    h("summary", {}, colourBadge(terminal.colour), h("strong", {}, terminal.id), h("span", {class: "quiet"}, causes.length > 0 ? word("cause-short", causes[0].code) : ago(terminal.heard))),
    causes.length > 0 ? h("ul", {class: "causes"}, causes.map(cause)) : null,
    terminalFacts(terminal), h("div", {class: "actions"}, actions), said, sent);
}

function count(terminals) {
  return worst.map(colour => [colour, terminals.filter(terminal => terminal.colour === colour).length]).filter(([, n]) => n > 0)
    .map(([colour, n]) => badge(kinds[colour], t("colour-count", {colour: t(`colour.${colour}`), count: n})));
}

function parkSection(site, open, reload) {
  const terminals = [...site.terminals].sort((a, b) => worst.indexOf(a.colour) - worst.indexOf(b.colour) || a.id.localeCompare(b.id));
  return h("section", {class: "card park"},
    h("div", {class: "heading"}, h("h2", {}, parkName(site.park)), h("div", {class: "actions"}, count(terminals))),
    terminals.length > 0 ? terminals.map(terminal => terminalCard(terminal, open, reload)) : h("p", {class: "empty"}, t("no-terminals")));
}

export async function show(main, {me}) {
  const open = new Set();
  const tree = h("div", {class: "stack tree"});
  const zone = h("p", {class: "lead zone"});
  const trouble = h("div");

  async function load(said) {
    const {sites} = await get("/v1/staff/fleet/sites");
    const all = sites.flatMap(site => site.terminals);
    fill(zone, me.all_parks ? [h("strong", {}, t("zone")), " "] : null, count(all));
    fill(tree, sites.length > 0 ? sites.map(site => parkSection(site, open, load)) : h("p", {class: "empty"}, t("no-terminals")));
    if (said)
      fill(trouble, notice("good", said));
  }

  await load();
  fill(main, heading(t("page.sites"), button(t("refresh"), () => attempt(trouble, () => load()))), h("p", {class: "lead"}, t("lead.sites")), zone, trouble, tree);
  /* not under the hands of who is at work in it */
  const timer = setInterval(() => tree.contains(document.activeElement) || document.querySelector("dialog") || attempt(trouble, () => load()), refreshEach);
  return () => clearInterval(timer);
}
