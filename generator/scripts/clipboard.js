// @ts-check
// Text onto the clipboard, and a word about it.

import { element } from "./element.js";
import { say } from "./say.js";

/** @type {WeakMap<Element, number>} */
const timers = new WeakMap();

/**
 * Browsers give a page the clipboard only in a secure context (https, or this machine); elsewhere the old command may
 * still do it. Resolves to whether it did.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea", { class: "offscreen" }, text);
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/**
 * Copies, and says so in the element `status` for a while: `done`, or the text itself if it could not be copied.
 * Resolves to whether it was.
 * @param {string} text
 * @param {Element} status
 * @param {string} done
 * @returns {Promise<boolean>}
 */
export async function copyAndSay(text, status, done) {
  const copied = await copy(text);
  status.textContent = "";
  status.textContent = copied ? done : say("copy_by_hand", { text });
  if (copied) {
    clearTimeout(timers.get(status));
    timers.set(status, setTimeout(() => (status.textContent = ""), 4000));
  }
  return copied;
}
