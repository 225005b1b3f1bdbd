// @ts-check
// Style sheets of what is loaded later.

import { element } from "./element.js";
import { ROOT } from "./place.js";

/**
 * Loads the style sheet of a component that comes later, once. Resolves when it holds, or when it cannot be had.
 * @param {string} name
 * @returns {Promise<unknown>}
 */
export function styled(name) {
  const { href } = new URL(`theme/${name}.css`, ROOT);
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = element("link", { rel: "stylesheet", href });
  return new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    document.head.append(link);
  });
}
