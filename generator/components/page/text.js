// @ts-check
// What stands in a text: code that can be copied, tables that scroll, terms that say what they mean.

import { attendCode } from "../code/strip.js";
import { attendTables } from "../table/frame.js";
import { attendTerms } from "../term/tip.js";

/** Attends to what is new in a part of the page. @param {ParentNode} part */
export function attendText(part) {
  attendCode(part);
  attendTables(part);
  attendTerms(part);
}
