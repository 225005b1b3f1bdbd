// @ts-check
// Numbers as the site's language writes them. The generator does the same (content/language.py).

import { LANGUAGE } from "./language.js";

/**
 * What stands between the thousands of a number, and before its fraction.
 * @param {string} language
 */
function signs(language) {
  const parts = new Intl.NumberFormat(language, { numberingSystem: "latn" }).formatToParts(1234567.8);
  const [group, point] = ["group", "decimal"].map((type) => parts.find((part) => part.type === type)?.value);
  return { group: group ?? "", point: point ?? "." };
}

/**
 * A number in digits, of one as scripts write it.
 * @param {string} plain as in 1234.5
 * @param {string} [language]
 */
export function numeral(plain, language = LANGUAGE) {
  const { group, point } = signs(language);
  const [whole, ...rest] = plain.replace("-", "\u2212").split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, group), ...rest].join(point);
}
