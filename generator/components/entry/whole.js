// @ts-check
// The whole answer of a question in a list, without leaving the list.

import { element } from "../../scripts/element.js";
import { partsOf } from "../../scripts/parts.js";
import { say } from "../../scripts/say.js";

/**
 * Puts the whole answer below the short one, once. Resolves when it stands there, or when it is said why not.
 * @param {Element} entry
 * @param {Element} answer what opens and closes
 */
export async function showWhole(entry, answer) {
  if (answer.querySelector(".entry-text")) return;
  const link = /** @type {HTMLAnchorElement} */ (entry.querySelector(".entry-title a"));
  const place = element("div", { class: "entry-text prose" });
  answer.querySelector(".entry-whole")?.replaceWith(place);
  if (!place.isConnected) answer.append(place);
  try {
    const { whole } = await partsOf(new URL(link.pathname, location.href), entry.id);
    place.append(...whole.childNodes);
  } catch {
    place.append(element("p", { role: "alert" }, say("whole_not_loaded")));
  }
}
