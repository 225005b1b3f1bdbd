// @ts-check
// The page of a question, taken apart: what it says is shown elsewhere as it stands there.

import { answerOf } from "./asked.js";
import { element } from "./element.js";

/**
 * @typedef {{
 *   prompt: HTMLElement, short: HTMLElement, points: HTMLElement[], whole: HTMLElement, followUps: Element[],
 * }} Parts
 */

/**
 * Fetches the page of a question, and gives what belongs to the question, its short answer, its key points, the rest of
 * its answer, these among it, and the items of its follow-ups. Rejects if it cannot be had. Links hold where they are put, and those within the answer
 * lead to its own parts.
 * @param {URL} address
 * @param {string} slug
 * @returns {Promise<Parts>}
 */
export async function partsOf(address, slug) {
  const answer = await answerOf(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const text = page.querySelector("#answer > div");
  if (!text) throw new Error(`no answer at ${answer.url}`);
  const points = [...text.querySelectorAll("#key-points + ul > li > label > span")].map((point) =>
    taken("span", point)
  );
  const said = text.querySelector("#short-answer");
  const short = taken("div", said);
  said?.remove();
  const whole = taken("div", text);
  const prompt = taken("div", page.querySelector("[data-prompt]"));
  for (const part of [prompt, short, ...points]) settle(part, answer.url, "");
  settle(whole, answer.url, `${slug}:`);
  const { attendText } = await import("../components/page/text.js");
  for (const part of [prompt, short, ...points, whole]) attendText(part);
  const followUps = [...text.querySelectorAll("#follow-ups + ul > li")].map((item) => document.adoptNode(item));
  for (const item of followUps) settle(element("ul", {}, item), answer.url, "");
  return { prompt, short, points, whole, followUps };
}

/**
 * What stands in a part, in an element of this page.
 * @param {"div" | "span"} name
 * @param {Element | null} part
 */
function taken(name, part) {
  return element(name, {}, ...[...part?.cloneNode(true).childNodes ?? []].map((node) => document.adoptNode(node)));
}

/**
 * Makes what comes from another page at home in this one: an id stands once on a page, so that it gets a prefix here, or
 * goes.
 * @param {HTMLElement} part
 * @param {string} from the address of that page
 * @param {string} prefix
 */
function settle(part, from, prefix) {
  for (const one of part.querySelectorAll("[id]")) {
    if (prefix) one.id = prefix + one.id;
    else one.removeAttribute("id");
  }
  for (const name of ["href", "src"]) {
    for (const one of part.querySelectorAll(`[${name}]`)) {
      const to = one.getAttribute(name) ?? "";
      const within = prefix && to.startsWith("#");
      one.setAttribute(name, within ? `#${prefix}${to.slice(1)}` : new URL(to, from).href);
    }
  }
}
