// @ts-check
// The notebook of this browser, apart from those of other sites of the same host.

import { notebookIn } from "./notebook.js";
import { kept, NOTES, storage } from "./store.js";

const notebook = notebookIn(storage(), NOTES);

export const notes = {
  ...notebook,
  /**
   * As the notebook does; with the first note the browser is asked not to evict it for want of room or of visits.
   * @type {typeof notebook.update}
   */
  update(name, change, former) {
    const trouble = notebook.update(name, change, former);
    if (!trouble && !kept.get("asked", "")) {
      kept.set("asked", new Date().toISOString());
      navigator.storage?.persist?.();
    }
    return trouble;
  },
};

/**
 * Calls back when another tab has changed a note.
 * @param {() => void} changed
 */
export function whenNotesChange(changed) {
  addEventListener("storage", ({ key }) => (key === null || key.startsWith(NOTES)) && changed());
}
