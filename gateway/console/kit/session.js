// SPDX-License-Identifier: LGPL-2.1-or-later
/* The token of who signed in. It lies in this tab's memory only, and is gone after a time without a touch or a key. */

const idleTime = 15 * 60 * 1000;   // ms
const checkEach = 5000;

let ended = () => {};

export function token() {
  return sessionStorage.getItem("token");
}

function isIdle() {
  return Date.now() - Number(sessionStorage.getItem("touched")) > idleTime;
}

function touch() {
  if (token() === null)
    return;
  if (isIdle())
    end("idle");
  else
    sessionStorage.setItem("touched", String(Date.now()));
}

export function begin(newToken) {
  sessionStorage.setItem("token", newToken);
  sessionStorage.setItem("touched", String(Date.now()));
}

/** Forgets the token; why is "left", "idle" or "unknown". */
export function end(why) {
  sessionStorage.clear();
  ended(why);
}

/** Calls back when a session ends. One that was left open for too long has ended. */
export function watch(onEnded) {
  ended = onEnded;
  for (const event of ["pointerdown", "keydown"])
    addEventListener(event, touch, {capture: true});
  setInterval(() => token() !== null && isIdle() && end("idle"), checkEach);
  if (token() !== null && isIdle())
    sessionStorage.clear();
}
