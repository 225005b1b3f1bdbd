// @ts-check
// What is asked of the site itself.

import { ROOT } from "./place.js";

/**
 * What an address answers. Rejects if it is nothing good.
 * @param {URL} address
 * @returns {Promise<Response>}
 */
export async function answerOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer;
}

/** A JSON document of the site. @param {string} path from its root */
export async function documentAt(path) {
  return (await answerOf(new URL(path, ROOT))).json();
}

/**
 * Gives what is loaded, which is loaded once; after a failure, anew.
 * @template Loaded
 * @param {() => Promise<Loaded>} load
 * @returns {() => Promise<Loaded>}
 */
export function once(load) {
  /** @type {Promise<Loaded> | null} */
  let asked = null;
  return () =>
    asked ??= load().catch((error) => {
      asked = null;
      throw error;
    });
}
