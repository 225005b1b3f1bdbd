// @ts-check
// How far the reader has come with a list: as a picture, in words, and the way on.

import { slugsOf } from "../../scripts/choice.js";
import { element } from "../../scripts/element.js";
import { MARKS, value } from "../../scripts/noted.js";
import { notes } from "../../scripts/notes.js";
import { say } from "../../scripts/say.js";
import { next, tally } from "../../scripts/tally.js";

/** @typedef {import("../../scripts/bank.js").List} List */
/** @typedef {import("../../scripts/bank.js").Question} Question */

/**
 * What is noted of each question of a list.
 * @param {List} list
 * @param {Map<string, Question>} bySlug
 */
export function notedIn(list, bySlug) {
  return slugsOf(list).map((slug) => ({
    slug,
    noted: notes.get(`question/${slug}`, bySlug.get(slug)?.former),
  }));
}

/** The counts of marks in words. @param {ReturnType<typeof tally>} counts @param {number} all */
export function inWords(counts, all) {
  const parts = [
    counts.known && say("gauge_known", { number: counts.known }),
    counts.shaky && say("gauge_shaky", { number: counts.shaky }),
    counts.again && say("gauge_again", { number: counts.again }),
  ].filter((part) => typeof part === "string");
  if (counts.none === all) return say("gauge_none", { all });
  return say("gauge_words", { marked: all - counts.none, all, parts: parts.join(", ") });
}

/** A bar that fills. @param {ReturnType<typeof tally>} counts */
export function bar(counts) {
  const parts = [...MARKS, /** @type {const} */ ("none")].map((mark) => {
    const part = element("span", { "data-mark": mark });
    part.style.flexGrow = String(counts[/** @type {keyof typeof counts} */ (mark)]);
    return part;
  });
  return element("span", { class: "marks-bar", "aria-hidden": "true" }, ...parts);
}

/**
 * Draws it in its place. A list of which nothing is marked has none, but what stood there before.
 * @param {HTMLElement} place
 * @param {List} list
 * @param {Map<string, Question>} bySlug
 * @param {Node[]} before
 */
export function drawGauge(place, list, bySlug, before) {
  const own = notedIn(list, bySlug);
  const counts = tally(own.map(({ noted }) => noted));
  const at = next(own, value(notes.get(`list/${list.slug}`), "place"));
  place.replaceChildren(...(counts.none === own.length && !at ? before : []));
  if (counts.none < own.length) {
    place.append(bar(counts), element("span", { class: "marks-words" }, inWords(counts, own.length)));
  }
  if (at && place.dataset.way !== undefined) {
    const href = new URL(place.dataset.way.replace("*", own[at - 1].slug), location.href).href;
    place.append(element("a", { class: "button marks-on", href }, say("gauge_continue", { number: at })));
  }
}
