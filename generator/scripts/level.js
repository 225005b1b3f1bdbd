// @ts-check
// The level of a question, as pages show it: bars and a word.

import { element } from "./element.js";

/**
 * By how many of three bars a level is told, from 1 to 3. `Level.bars` in content/model.py does the same.
 * @param {number} rank 0 for the easiest
 * @param {number} count so many levels there are
 */
export function barsOf(rank, count) {
  const last = Math.max(count - 1, 1);
  return 1 + Math.floor((4 * rank + last) / (2 * last));
}

/**
 * @param {Record<string, string>} levels what each is called, easiest first
 * @param {string} level
 */
export function levelOf(levels, level) {
  const values = Object.keys(levels);
  const bars = barsOf(values.indexOf(level), values.length);
  return element("span", { class: `level level-${bars}` }, levels[level]);
}
