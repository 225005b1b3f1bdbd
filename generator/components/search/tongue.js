// @ts-check
// The language that questions are asked in: what the search knows of it.

import { LANGUAGE } from "../../scripts/language.js";
import { ANY } from "./any.js";
import { ENGLISH } from "./english.js";
import { GERMAN } from "./german.js";

/**
 * `stop` are words that tell nothing about what is asked; `mendable` is a word that may be misspelled. `stem` is what the
 * forms of a word have in common, and `familiar` says whether a word is a form of a known one.
 * @typedef {{
 *   stop: Set<string>, mendable: RegExp,
 *   stem(word: string): string, familiar(word: string, known: Set<string>): boolean,
 * }} Tongue
 */

/** @type {Record<string, Tongue>} */
const KNOWN = { en: ENGLISH, de: GERMAN };

/**
 * What is known of a language.
 * @param {string} language its tag, whose region counts for nothing
 */
export function tongueOf(language) {
  return KNOWN[language.split("-")[0].toLowerCase()] ?? ANY;
}

/** What is known of the site's. */
export const TONGUE = tongueOf(LANGUAGE);
