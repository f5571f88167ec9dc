// SPDX-License-Identifier: LGPL-2.1-or-later
import {end, token} from "./session.js";
import {has, t, word} from "./words.js";

/** What the gateway answers when it refuses. */
export class Problem extends Error {
  constructor(status, body = {}) {
    super(body.title ?? "");
    this.status = status;
    this.type = (body.type ?? "").replace("urn:park-kiosk:problem:", "");
    this.detail = body.detail;
    this.errors = body.errors ?? [];
    this.seconds = body.retry_after;
  }
}

async function ask(method, path, body, bearer) {
  const headers = {Authorization: `Bearer ${bearer ?? token()}`};
  if (body !== undefined)
    headers["Content-Type"] = "application/json";
  try {
    return await fetch(path, {method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: "no-store", redirect: "error"});
  } catch {
    throw new Problem(0, {type: "offline"});
  }
}

async function take(answer, bearer) {
  if (answer.ok)
    return answer;
  const problem = new Problem(answer.status, await answer.json().catch(() => ({})));
  if (answer.status === 401 && bearer === undefined)
    end("unknown");
  throw problem;
}

export async function get(path, bearer) {
  return (await take(await ask("GET", path, undefined, bearer), bearer)).json();
}

export async function getText(path) {
  return (await take(await ask("GET", path))).text();
}

export async function send(method, path, body) {
  return (await take(await ask(method, path, body))).json();
}

/** What went wrong and what to do, in the words of who reads it. */
export function explain(problem) {
  if (!(problem instanceof Problem))
    throw problem;
  const key = [`problem.${problem.type}`, `problem.${problem.status}`].find(has) ?? "problem.other";
  const faults = problem.errors.map(fault => t("fault", {field: word("field", fault.field), reason: word("reason", fault.reason)}));
  return [t(key, {status: problem.status, type: problem.type, seconds: problem.seconds ?? ""}), ...faults, ...(problem.detail && !faults.length ? [problem.detail] : [])];
}
