// @ts-check
// What a reader chose here before, kept in this browser and apart from other sites of the same host. The head of each
// page reads the theme from it before anything is shown (components/theme-switch/first.js).

import { ROOT } from "./place.js";
import { recordIn } from "./record.js";

// Where a browser gives a page no storage, asking for it is an error already.
function storage() {
  let found = null;
  try {
    found = localStorage;
  } catch {
    // The browser keeps nothing for this page.
  }
  return found;
}

/** What is kept, by name: `theme` is "light", "dark", or "" for what the system says; `singleKeys` is true or false. */
export const kept = recordIn(storage(), ROOT.pathname, ["theme", "singleKeys"]);
