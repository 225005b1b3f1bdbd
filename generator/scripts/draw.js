// @ts-check
// What a random question is drawn from, where the address asks for something.

import { bank } from "./bank.js";
import { chosen } from "./choice.js";

/**
 * The slugs of the questions that an address asks for.
 * @param {string} search
 * @returns {Promise<string[]>}
 */
export async function drawn(search) {
  return chosen(await bank(), new URLSearchParams(search)).questions.map(({ slug }) => slug);
}
