// @ts-check
// The words of a query and of a text, and when two of them count as one. It loads nothing and shows nothing.

import { distance, tolerance } from "../../scripts/spelling.js";
import { TONGUE } from "./tongue.js";

/** What is a word, where white space or signs part words. */
export const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}+#]*/gu;

/** What stands in scripts that put nothing between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;

/** A pair that only holds a sentence together. */
const PARTICLES = /^\p{Script=Hiragana}+$/u;

/** Single letters between which a slash stands are one word, as in A/B. */
const SLASHED = /(?<!\p{L})(\p{L})\/(?=\p{L}(?!\p{L}))/gu;

/** Where a sentence ends and the next one begins. */
export const BETWEEN_SENTENCES = /(?<=[.?!])\s+|(?<=[。！？])\s*/;

/**
 * The words of a text. What stands in a script without spaces is taken in pairs of signs, each with the one behind it, as
 * search engines do that have no dictionary.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const words = text.normalize().toLowerCase().replace(SLASHED, "$1").match(WORD) ?? [];
  return isUnspaced(text) ? words.flatMap(inPairs) : words;
}

/** Whether some of a text is in a script without spaces. @param {string} text */
export function isUnspaced(text) {
  return text.search(UNSPACED) >= 0;
}

/** A word; of what is in a script without spaces the pairs. @param {string} word @returns {string[]} */
function inPairs(word) {
  return word.replace(UNSPACED, (run) => ` ${pairs(run).join(" ")} `).split(" ").filter(Boolean);
}

/** @param {string} run */
function pairs(run) {
  const signs = [...run];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, place) => signs[place] + sign);
}

/**
 * The words of a query that tell something; all of them where none does.
 * @param {string} query
 */
export function telling(query) {
  const typed = wordsOf(query);
  const telling = typed.filter((token) => !TONGUE.stop.has(token) && !PARTICLES.test(token));
  return telling.length ? telling : typed;
}

/** A word without its endings, so that its forms are one. @param {string} word */
export function stem(word) {
  return isUnspaced(word) ? word : TONGUE.stem(word);
}

/** All that counts as a word of a text: stems, and each sign of what is in a script without spaces. @param {string} text */
export function allOf(text) {
  const found = stems(text);
  return new Set(isUnspaced(text) ? found.flatMap((one) => isUnspaced(one) ? [one, ...one] : [one]) : found);
}

/** The words of a text without their endings. @param {string} text */
export function stems(text) {
  return wordsOf(text).map(stem);
}

/**
 * The word of the site that is most like this one; null if none is.
 * @param {string} word
 * @param {string[]} words
 */
function closest(word, words) {
  let best = null;
  let least = tolerance(word) + 1;
  for (const candidate of words) {
    // A mistake in the first letter is rare: it is the only one, and the word is long.
    const most = candidate[0] === word[0] ? least - 1 : word.length < 6 ? 0 : Math.min(least - 1, 1);
    const found = distance(word, candidate, most);
    if (found <= most) [best, least] = [candidate, found];
    if (least <= 1) break;
  }
  return best;
}

/**
 * Each word of the query, an unknown one replaced by the word of the site that is most like it. A word that is like none
 * becomes nothing, because Pagefind would take whatever begins with the same letter.
 * @param {string[]} tokens
 * @param {{ words: string[], known: Set<string> }} lexicon
 */
export function mended(tokens, { words, known }) {
  return tokens.map((token, index) => {
    if (isUnspaced(token) || !TONGUE.mendable.test(token) || TONGUE.familiar(token, known)) return token;
    // The last word may not be finished yet.
    if (index === tokens.length - 1 && words.some((word) => word.startsWith(token))) return token;
    const near = closest(token, words);
    if (near) return near;
    return words.some((word) => word.startsWith(token.slice(0, 4))) ? token : "";
  });
}

/**
 * The query with other names of terms replaced by the terms' own; null if there are none in it.
 * @param {string[]} tokens
 * @param {{ names: string[] }[]} terms whose first name is its own
 */
export function renamed(tokens, terms) {
  const typed = ` ${tokens.join(" ")} `;
  let text = typed;
  for (const { names } of terms) {
    for (const name of names.slice(1)) text = text.replace(` ${inWords(name)} `, ` ${inWords(names[0])} `);
  }
  return text === typed ? null : text.trim().split(" ");
}

/** A name as it stands among the words of a query. @param {string} name */
function inWords(name) {
  return isUnspaced(name) ? wordsOf(name).join(" ") : name;
}
