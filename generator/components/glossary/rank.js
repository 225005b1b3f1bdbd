// @ts-check
// How well the terms of the glossary fit what was typed.

import { distance, spelling, tolerance } from "../../scripts/spelling.js";

/** @typedef {{ names: string[], words: string[], text: string }} Entry */

/**
 * An entry of the glossary as it is compared: its names and their words, and all of its text.
 * @param {string} name
 * @param {string[]} others
 * @param {string} text
 * @returns {Entry}
 */
export function entry(name, others, text) {
  const names = [name, ...others].map(spelling);
  return { names, words: names.join(" ").split(" "), text: spelling(text) };
}

/**
 * Lower is better; infinite if the entry does not fit.
 * @param {Entry} entry
 * @param {string} typed
 * @param {boolean} lenient
 */
function rank({ names, words, text }, typed, lenient) {
  if (names.includes(typed)) return 0;
  if (names.some((name) => name.startsWith(typed))) return 1;
  if (names.some((name) => name.includes(typed))) return 2;
  const tokens = typed.split(" ");
  if (tokens.every((token) => text.includes(token))) return 3;
  /** @param {string} token */
  const near = (token) => words.some((word) => distance(token, word, tolerance(token)) <= tolerance(token));
  return lenient && tokens.every((token) => text.includes(token) || near(token)) ? 4 : Infinity;
}

/**
 * The rank of each entry. A misspelled word counts only where nothing fits as typed.
 * @param {Entry[]} entries
 * @param {string} typed
 * @returns {number[]}
 */
export function ranks(entries, typed) {
  const asked = spelling(typed);
  if (!asked) return entries.map(() => 0);
  const strict = entries.map((entry) => rank(entry, asked, false));
  return strict.some(Number.isFinite) ? strict : entries.map((entry) => rank(entry, asked, true));
}
