// @ts-check
// A table that is wider than its frame is scrolled by key, and its frame says that it is. Where its rows are broken for a
// phone it stays a table to who hears it, which not every browser sees to by itself.

import { say } from "../../scripts/say.js";
import { scrollsByKey } from "../../scripts/scrolling.js";

const ROLES = { table: "table", "thead, tbody": "rowgroup", tr: "row", th: "columnheader", td: "cell" };

/** @param {ParentNode} part what has the tables */
export function attendTables(part) {
  for (const frame of part.querySelectorAll(".table-scroll")) {
    scrollsByKey(frame, say("table_scrolls"));
    if (!frame.matches(".table-stacks")) continue;
    for (const [parts, role] of Object.entries(ROLES)) {
      for (const one of frame.querySelectorAll(parts)) one.setAttribute("role", role);
    }
  }
}
