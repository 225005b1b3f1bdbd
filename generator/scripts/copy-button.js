// @ts-check
// A button that copies.

import { copyAndSay } from "./clipboard.js";
import { element } from "./element.js";
import { say } from "./say.js";

/**
 * A place, heard and not seen, for what a button says that has no room for it.
 * @type {Element | null}
 */
let place = null;

function status() {
  if (!place) {
    place = element("p", { class: "offscreen", role: "status" });
    document.body.append(place);
  }
  return place;
}

/**
 * A button that copies: for a moment it says itself what came of it.
 * @param {string} className
 * @param {{ label: string, spoken: string, done: string }} words what it shows, its name, and what is said when it did
 * @param {() => string} text
 * @returns {HTMLButtonElement}
 */
export function copyButton(className, { label, spoken, done }, text) {
  const button = element("button", { type: "button", class: className });
  /** @param {string} shown @param {string} said */
  const name = (shown, said) => {
    button.textContent = shown;
    button.ariaLabel = said;
  };
  name(label, spoken);
  button.addEventListener("click", async () => {
    if (await copyAndSay(text(), status(), done)) name(say("copied"), say("copied"));
    else name(say("not_copied"), say("not_copied_because"));
    setTimeout(() => name(label, spoken), 2000);
  });
  return button;
}
