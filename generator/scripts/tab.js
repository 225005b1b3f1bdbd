// @ts-check
// What a tab keeps for as long as it is there, apart from other sites of the same host.

import { ROOT } from "./place.js";

/**
 * The place of that name. A storage that is blocked or full is no error: nothing is kept then.
 * @param {string} name
 */
export function inTab(name) {
  const key = `interview-${name}:${ROOT.pathname}`;
  return {
    /** What is kept; null if nothing is, or it cannot be read. @returns {any} */
    get() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    /** Keeps a value; null takes it out. @param {unknown} value */
    set(value) {
      try {
        if (value === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Then it is not there another time.
      }
    },
  };
}
