// @ts-check
// The only way from a script to a reader's eyes and ears.

import { PHRASES } from "./phrases.js";
import { worded } from "./wording.js";

/**
 * The phrase of that key in the page's language, with its values.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  return worded(PHRASES, document.documentElement.lang || "en", key, values);
}
