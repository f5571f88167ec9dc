/* SPDX-License-Identifier: LGPL-2.1-or-later */
"use strict";

/* Pictures are made small, sealed with the key behind the # of the address (AES-256-GCM, the picture's number as what
 * goes with it), and sent one after the other. */
(() => {
  const LONGEST_SIDE = 2000;
  const MOST_BYTES = 500000;
  const QUALITIES = [0.85, 0.75, 0.6, 0.45];
  const SMALLER = 0.75;
  const NONCE_BYTES = 12;

  const [token, secret] = location.hash.slice(1).split(".");
  let key = null;
  let state = { most: 0, received: 0, seconds: 0 };
  let over = false;
  let unsure = null; /* a picture of which nobody knows whether it came */
  let queue = Promise.resolve();

  const show = name => {
    for (const element of document.querySelectorAll(".state"))
      element.hidden = element.dataset.state !== name;
    document.getElementById("ways").hidden = name !== "ready";
    over = !["wait", "ready", "full"].includes(name);
  };

  const update = answer => {
    state = answer;
    document.getElementById("room").textContent = state.most - state.received;
    document.getElementById("minutes").textContent = Math.ceil(state.seconds / 60);
    show(state.received < state.most ? "ready" : "full");
  };

  /* What the gateway says; null where the answer ends it all. */
  const ask = async (path, body) => {
    const answer = await fetch(path, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), referrerPolicy: "no-referrer",
    });
    if (answer.ok)
      return answer.json();
    if (answer.status !== 404 && answer.status !== 409)
      throw new Error(`status ${answer.status}`);
    show(answer.status === 404 ? "over" : "taken");
    return null;
  };

  const open = async () => {
    const answer = await ask("v1/phone/open", { token });
    if (answer !== null)
      update(answer);
  };

  const draw = (picture, factor) => {
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * factor));
    canvas.height = Math.max(1, Math.round(picture.height * factor));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  };

  const encode = (canvas, quality) => new Promise(resolve => canvas.toBlob(resolve, "image/jpeg", quality));

  /* A new JPEG: nothing that the camera wrote beside the picture, such as the place, goes with it. */
  const reduce = async file => {
    const picture = await createImageBitmap(file);
    let factor = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    for (;; factor *= SMALLER) {
      const canvas = draw(picture, factor);
      for (const quality of QUALITIES) {
        const jpeg = await encode(canvas, quality);
        if (jpeg.size <= MOST_BYTES)
          return jpeg;
      }
    }
  };

  const toBase64 = bytes => new Promise(resolve => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.readAsDataURL(new Blob([bytes]));
  });

  const seal = async (jpeg, number) => {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const additionalData = new TextEncoder().encode(String(number));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, await jpeg.arrayBuffer());
    return toBase64(new Blob([iv, sealed]));
  };

  /* An answer that was lost does not say whether its picture came: that is asked before another one is sent. */
  const settle = async () => {
    const page = unsure;
    if (page === null)
      return;
    await open();
    unsure = null;
    if (page.number <= state.received)
      page.item.className = "sent";
  };

  const send = async page => {
    page.item.className = "sending";
    try {
      await settle();
      if (over || state.received >= state.most || page.item.className === "sent") {
        page.item.className = page.item.className === "sent" ? "sent" : "failed";
        return;
      }
      page.number = state.received + 1;
      const data = await seal(page.jpeg, page.number);
      unsure = page;
      const answer = await ask("v1/phone/pages", { token, number: page.number, data });
      unsure = null;
      if (answer !== null)
        update(answer);
      page.item.className = answer !== null && answer.received >= page.number ? "sent" : "failed";
    } catch (error) {
      page.item.className = "failed";
    }
  };

  const add = async file => {
    const item = document.getElementById("page").content.firstElementChild.cloneNode(true);
    const page = { item, jpeg: null, number: 0 };
    document.getElementById("pages").append(item);
    item.querySelector("button").addEventListener("click", () => { queue = queue.then(() => send(page)); });
    try {
      page.jpeg = await reduce(file);
    } catch (error) {
      item.className = "unreadable";
      return;
    }
    item.querySelector("img").src = URL.createObjectURL(page.jpeg);
    await send(page);
  };

  const onChosen = event => {
    for (const file of event.target.files)
      queue = queue.then(() => add(file));
    event.target.value = "";
  };

  const readKey = () => {
    const text = atob(secret.replace(/-/g, "+").replace(/_/g, "/"));
    return crypto.subtle.importKey("raw", Uint8Array.from(text, letter => letter.charCodeAt(0)), "AES-GCM", false, ["encrypt"]);
  };

  const tick = () => {
    if (over)
      return;
    state.seconds = Math.max(0, state.seconds - 1);
    if (state.seconds > 0)
      document.getElementById("minutes").textContent = Math.ceil(state.seconds / 60);
    else if (state.most > 0)
      show("over");
  };

  const begin = async () => {
    if (!token || !secret) {
      show("over");
      return;
    }
    /* there is none without https, except to this machine itself */
    if (!window.crypto || !crypto.subtle) {
      show("unable");
      return;
    }
    try {
      key = await readKey();
      await open();
    } catch (error) {
      show("over");
      return;
    }
    document.getElementById("take").addEventListener("change", onChosen);
    document.getElementById("choose").addEventListener("change", onChosen);
    setInterval(tick, 1000);
  };

  begin();
})();
