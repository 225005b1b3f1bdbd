// @ts-check
// A table stands in a frame that scrolls where the table is wider than its place.

import { element } from "../../scripts/element.js";
import { scrollsByKey } from "../../scripts/scrolling.js";

for (const table of document.querySelectorAll("#content table:not([class])")) {
  const frame = element("div", { class: "table-scroll" });
  table.replaceWith(frame);
  frame.append(table);
  scrollsByKey(frame);
}
