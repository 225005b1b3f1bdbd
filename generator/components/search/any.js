// @ts-check
// What the search takes for granted in a language that it knows nothing of.

/**
 * So many letters of a word tell which one it is, whatever its endings: over many European languages, search by the first
 * five letters of each word is nearly as good as by a stemmer (McNamee, Nicholas and Mayfield, 2009, "Addressing
 * Morphological Variation in Alphabetic Languages", SIGIR 2009).
 */
const TELLING = 5;

/** @param {string} word */
function stem(word) {
  return [...word].slice(0, TELLING).join("");
}

/**
 * Whether the site uses the word, in this form or another.
 * @param {string} word
 * @param {Set<string>} known
 */
function familiar(word, known) {
  return known.has(word) || [...known].some((one) => stem(one) === stem(word));
}

/** @type {import("./tongue.js").Tongue} */
export const ANY = { stop: new Set(), mendable: /^\p{L}[\p{L}\p{M}]{3,}$/u, stem, familiar };
