// @ts-check
// What of a page is shown of it: the sentence that has most of what is asked.

import { allOf, BETWEEN_SENTENCES, isUnspaced, stem, stems, WORD } from "./words.js";

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
    if (!sentence || /[?？]$/.test(sentence) || title.startsWith(sentence.replace(/[.]$/, ""))) continue;
    const isWhole = sentence.length <= LONGEST && BEGINNING.test(sentence) && !CODE.test(sentence);
    const count = [...allOf(sentence)].filter((stem) => asked.has(stem)).length - (isWhole ? 0 : LESS);
    if (count > most) [best, most] = [sentence, count];
  }
  const end = best.lastIndexOf(" ", LONGEST);
  const shown = best.length <= LONGEST ? best : end > 0 ? `${best.slice(0, end)} …` : `${best.slice(0, LONGEST)}…`;
  return shown
    .split(BY_WORDS)
    .flatMap((text, place) => place % 2 === 1 ? marked(text, asked) : [{ text, found: false }])
    .filter(({ text }) => text)
    .reduce((/** @type {Part[]} */ parts, part) => {
      const last = parts.at(-1);
      if (last && last.found === part.found) last.text += part.text;
      else parts.push(part);
      return parts;
    }, []);
}

/**
 * A word, found or not; of what is in a script without spaces each sign, found where it belongs to what is asked.
 * @param {string} word
 * @param {Set<string>} asked
 * @returns {Part[]}
 */
function marked(word, asked) {
  if (!isUnspaced(word)) return [{ text: word, found: asked.has(stem(word.toLowerCase())) }];
  const signs = [...word];
  const has = (/** @type {number} */ place) =>
    asked.has(`${signs[place]}${signs[place + 1]}`) || asked.has(signs[place]);
  return signs.map((text, place) => ({
    text,
    found: has(place) || (place > 0 && asked.has(`${signs[place - 1]}${text}`)),
  }));
}
