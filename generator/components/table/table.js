// @ts-check
// A table stands in a frame that scrolls where the table is wider than its place.

import { element } from "../../scripts/element.js";
import { scrollsByKey } from "../../scripts/scrolling.js";

/** @param {ParentNode} part what has the tables */
export function attendTables(part) {
  for (const table of part.querySelectorAll("table:not([class])")) {
    const frame = element("div", { class: "table-scroll" });
    table.replaceWith(frame);
    frame.append(table);
    scrollsByKey(frame);
  }
}

attendTables(/** @type {HTMLElement} */ (document.getElementById("content") ?? document.body));
