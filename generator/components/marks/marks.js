// @ts-check
// What a reader notes of a question. Nothing of it is loaded before an answer is opened here, or anything was noted.

import { NOTES, storage } from "../../scripts/store.js";

function keepsNotes() {
  try {
    return Object.keys(storage() ?? {}).some((key) => key.startsWith(NOTES));
  } catch {
    return false; // The storage is closed to this page.
  }
}

async function load() {
  const { attend } = await import("./board.js");
  await attend();
}

if (document.querySelector("[data-marks], [data-gauge], [data-cells], [data-entry]")) {
  // An answer that the address names may have been opened before this ran.
  if (keepsNotes() || document.querySelector("#answer[open]")) load();
  else addEventListener("toggle", load, { capture: true, once: true });
}
