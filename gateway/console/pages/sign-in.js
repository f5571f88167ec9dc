// SPDX-License-Identifier: LGPL-2.1-or-later
import {explain} from "../kit/api.js";
import {fill, h, newId} from "../kit/dom.js";
import {notice} from "../kit/view.js";
import {t} from "../kit/words.js";

/** why: (optional) how the last session ended: "left", "idle", "unknown" */
export function showSignIn(body, {why, signIn, languageButtons}) {
  const trouble = h("div", {}, why ? notice(why === "left" ? "good" : "warn", t(`ended.${why}`)) : null);
  const id = newId();
  const input = h("input", {type: "password", id, name: "token", required: true, autocomplete: "off", spellcheck: "false", "aria-describedby": `${id}-hint`});
  const go = h("button", {type: "submit", class: "primary"}, t("sign-in"));

  async function attempt(event) {
    event.preventDefault();
    go.disabled = true;
    try {
      await signIn(input.value.trim());
    } catch (problem) {
      fill(trouble, notice("bad", problem.status === 401 ? t("token-wrong") : explain(problem)));
      go.disabled = false;
      input.select();
    }
  }

  fill(body,
    h("main", {class: "door"},
      h("div", {class: "actions end"}, languageButtons),
      h("img", {src: "/console/icon.svg", alt: "", width: 64, height: 64}),
      h("h1", {}, t("title")), h("p", {}, t("zone")),
      trouble,
      h("form", {onsubmit: attempt, class: "stack"},
        h("div", {class: "field"}, h("label", {for: id}, t("token")), input, h("p", {class: "hint", id: `${id}-hint`}, t("token-hint"))),
        go)));
  input.focus();
}
