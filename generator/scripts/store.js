// @ts-check
// What a reader chose here before, kept in this browser and apart from other sites of the same host. The head of each
// page reads the theme from it before anything is shown (components/theme-switch/first.js).

import { ROOT } from "./place.js";
import { recordIn } from "./record.js";

/** The browser's storage, or null where it gives this page none. */
export function storage() {
  let found = null;
  try {
    found = localStorage;
  } catch {
    // Asking for it is an error already.
  }
  return found;
}

/** What the keys of the reader's notes start with (notebook.js). */
export const NOTES = `interview-notes:${ROOT.pathname}:`;

/**
 * What is kept, by name: `theme` is "light", "dark", or "" for what the system says; `singleKeys` and `clock` are true
 * or false; `asked` and `exported` are the days when the browser was asked to keep the notes and when they were exported.
 */
export const kept = recordIn(storage(), ROOT.pathname, ["theme", "singleKeys"]);
