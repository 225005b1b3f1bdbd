// @ts-check
// The words of a query and of a text, and when two of them count as one. It loads nothing and shows nothing.

import { distance, tolerance } from "../../scripts/spelling.js";
import { AMERICAN, ENDING, ENDINGS, STOP } from "./english.js";

/** What is a word. */
export const WORD = /[\p{L}\p{N}][\p{L}\p{N}+#]*/gu;

/** Single letters between which a slash stands are one word, as in A/B. */
const SLASHED = /(?<!\p{L})(\p{L})\/(?=\p{L}(?!\p{L}))/gu;

/** Where a sentence ends and the next one begins. */
export const BETWEEN_SENTENCES = /(?<=[.?!])\s+/;

/** The words of a text. @param {string} text @returns {string[]} */
export function wordsOf(text) {
  return text.toLowerCase().replace(SLASHED, "$1").match(WORD) ?? [];
}

/**
 * The words of a query that tell something; all of them where none does.
 * @param {string} query
 */
export function telling(query) {
  const typed = wordsOf(query);
  const telling = typed.filter((token) => !STOP.has(token));
  return telling.length ? telling : typed;
}

/** A word without its endings, so that its forms are one. @param {string} word */
export function stem(word) {
  let stem = word.replace(...AMERICAN);
  for (let shorter; (shorter = stem.replace(ENDING, "")) !== stem && shorter.length > 2;) stem = shorter;
  return stem;
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
 * Whether the site uses the word, in this form or with another ending.
 * @param {string} word
 * @param {Set<string>} known
 */
function familiar(word, known) {
  const stem = word.replace(ENDING, "");
  return [word, ...ENDINGS.map((ending) => stem + ending)].some((form) => form.length > 3 && known.has(form));
}

/**
 * Each word of the query, an unknown one replaced by the word of the site that is most like it. A word that is like none
 * becomes nothing, because Pagefind would take whatever begins with the same letter.
 * @param {string[]} tokens
 * @param {{ words: string[], known: Set<string> }} lexicon
 */
export function mended(tokens, { words, known }) {
  return tokens.map((token, index) => {
    if (token.length < 4 || /[^a-z]/.test(token) || familiar(token, known)) return token;
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
    for (const name of names.slice(1)) text = text.replace(` ${name} `, ` ${names[0]} `);
  }
  return text === typed ? null : text.trim().split(" ");
}
