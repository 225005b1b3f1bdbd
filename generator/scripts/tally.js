// @ts-check
// How far a reader has come with a list: how many of its questions have which mark, and where to go on. Pure.

import { changed, MARKS, value } from "./noted.js";

/** @typedef {import("./noted.js").Noted} Noted */

/**
 * How many of the notes have each mark, and how many have none.
 * @param {Noted[]} notes
 * @returns {{ known: number, shaky: number, again: number, none: number }}
 */
export function tally(notes) {
  const count = (/** @type {string} */ mark) => notes.filter((noted) => value(noted, "mark") === mark).length;
  const [known, shaky, again] = MARKS.map(count);
  return { known, shaky, again, none: notes.length - known - shaky - again };
}

/**
 * The number, from 1, of the question to go on with; 0 where there is none. It is the one that the list was left at, if
 * that has no mark yet; else the next one without a mark after it, or after the one that was marked last, and from there
 * on around.
 * @param {{ slug: string, noted: Noted }[]} list
 * @param {string} place the slug of the question that the list was left at
 */
export function next(list, place) {
  const moments = list.map(({ noted }) => value(noted, "mark") ? changed(noted) : 0);
  const left = list.findIndex(({ slug }) => slug === place);
  const start = left >= 0 ? left : moments.indexOf(Math.max(...moments));
  if (left < 0 && !moments[start]) return 0;
  const order = [...list.keys()].map((step) => (start + step) % list.length);
  return (order.find((index) => !value(list[index].noted, "mark")) ?? -1) + 1;
}
