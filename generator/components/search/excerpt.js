// @ts-check
// What of a page is shown of it: the sentence that has most of what is asked.

import { BETWEEN_SENTENCES, stem, stems, WORD } from "./words.js";

/** @typedef {{ text: string, found: boolean }} Part */

/** A longer sentence is cut. In characters. */
const LONGEST = 180;

/** Parts a text, and keeps the words between. */
const BY_WORDS = new RegExp(`(${WORD.source})`, "u");

/** What stands in code and formulas, and seldom in a sentence. */
const CODE = /[=_{}[\]|<>]/;

/** How a sentence begins. */
const BEGINNING = /^["“'(]?[\p{Lu}\p{Lo}\p{N}]/u;

/** What is code, begins in the middle or is to be cut has to have so much more of what is asked. */
const LESS = 1.5;

/** The number of a source behind a claim. */
const CITATION = /\s*\[\d+\]/g;

/**
 * The sentence of a page that has most of the words, the first of those, as parts of text, each found or not. Code and
 * what is too long or has no beginning come after whole sentences. It does not repeat the title. In Pagefind's texts <
 * and > are references.
 * @param {string} content
 * @param {string} title
 * @param {string[]} words
 * @returns {Part[]}
 */
export function excerpt(content, title, words) {
  const asked = new Set(stems(words.join(" ")));
  const sentences = content.replace(CITATION, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").split(
    BETWEEN_SENTENCES,
  )
    .map((text) => text.trim());
  let best = "";
  let most = -Infinity;
  for (const sentence of sentences) {
    if (!sentence || sentence.endsWith("?") || title.startsWith(sentence.replace(/[.]$/, ""))) continue;
    const isWhole = sentence.length <= LONGEST && BEGINNING.test(sentence) && !CODE.test(sentence);
    const count = new Set(stems(sentence).filter((stem) => asked.has(stem))).size - (isWhole ? 0 : LESS);
    if (count > most) [best, most] = [sentence, count];
  }
  const shown = best.length > LONGEST ? `${best.slice(0, best.lastIndexOf(" ", LONGEST))} …` : best;
  return shown
    .split(BY_WORDS)
    .map((text, place) => ({ text, found: place % 2 === 1 && asked.has(stem(text.toLowerCase())) }))
    .filter(({ text }) => text)
    .reduce((/** @type {Part[]} */ parts, part) => {
      const last = parts.at(-1);
      if (last && last.found === part.found) last.text += part.text;
      else parts.push(part);
      return parts;
    }, []);
}
