// @ts-check
// A list that grows: whoever attends to its entries hears of those that have come.

const NAME = "interview:grown";

/** Tells of what has come into a list. @param {Element[]} entries */
export function tellGrown(entries) {
  document.dispatchEvent(new CustomEvent(NAME, { detail: entries }));
}

/** Acts on what comes into a list from now on. @param {(entries: Element[]) => unknown} act */
export function whenGrown(act) {
  document.addEventListener(NAME, (event) => act(/** @type {CustomEvent<Element[]>} */ (event).detail));
}
