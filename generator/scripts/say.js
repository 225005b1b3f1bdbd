// @ts-check
// The only way from a script to a reader's eyes and ears.

import { PHRASES_IN } from "./language.js";
import { PHRASES } from "./phrases.js";
import { worded } from "./wording.js";

/**
 * The phrase of that key with its values.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  return worded(PHRASES, PHRASES_IN, key, values);
}
