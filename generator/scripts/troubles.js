// @ts-check
// What kept a note from being kept, in words.

import { say } from "./say.js";

/** @type {Record<Exclude<import("./notebook.js").Trouble, "">, string>} */
export const TROUBLES = {
  closed: say("notes_closed"),
  full: say("notes_full"),
  newer: say("notes_newer"),
  broken: say("notes_broken"),
};
