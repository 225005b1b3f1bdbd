// @ts-check
// What a random question is drawn from, where the address asks for something, or where there are too many to be named on
// the page.

import { bank, some } from "./bank.js";
import { chooses, chosen } from "./choice.js";

/**
 * The slugs of the questions that an address asks for; of some, where none is as it asks. Each question is as likely as any
 * other to be drawn.
 * @param {string} search
 * @returns {Promise<string[]>}
 */
export async function drawn(search) {
  const asked = new URLSearchParams(search);
  const found = chooses(asked) ? chosen(await bank(asked), asked).questions : [];
  return (found.length ? found : await some()).map(({ slug }) => slug);
}
