// @ts-check
// A formula that is wider than its place is scrolled by key.

import { say } from "../../scripts/say.js";
import { scrollsByKey } from "../../scripts/scrolling.js";

/** @param {ParentNode} part what has the formulas */
export function attendFormulas(part) {
  for (const formula of part.querySelectorAll(".formula")) scrollsByKey(formula, say("formula_scrolls"));
  for (const formula of part.querySelectorAll("math:not([display])")) scrollsByKey(formula);
}
