// SPDX-License-Identifier: LGPL-2.1-or-later
/* The pages that a visitor photographed. Who looks at one is noted, so each is fetched when it is asked for. */
import {Problem, get} from "./api.js";
import {h} from "./dom.js";
import {attempt, button, show} from "./view.js";
import {t} from "./words.js";

/* Drawn, and not linked: the page lets in no picture but its own. */
async function draw(photo, label) {
  const bytes = Uint8Array.from(atob(photo.data), character => character.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], {type: photo.type})).catch(() => {
    throw new Problem(0, {type: "no-picture"});
  });
  const canvas = h("canvas", {width: picture.width, height: picture.height, class: "photo", role: "img", "aria-label": label});
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas;
}

/** path: of the matter that they belong to; count: how many there are. Nothing where there are none. */
export function photosOf(path, count = 0) {
  if (count === 0)
    return null;

  const trouble = h("div");
  const look = page => attempt(trouble, async () => {
    const photo = await get(`${path}/photos/${page}`);
    const title = t("photo", {page, count, label: photo.label});
    const picture = await draw(photo, title);
    show(title, picture, button(t("photo-larger"), () => picture.classList.toggle("larger")));
  });
  const buttons = Array.from({length: count}, (_, i) => button(t("photo-look", {page: i + 1}), () => look(i + 1)));
  return h("section", {class: "card"}, h("h2", {}, t("photos")), h("div", {class: "actions"}, buttons), trouble);
}
