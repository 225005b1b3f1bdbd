// @ts-check
// What waits for its script.

/**
 * Shows what only a script can do, now that the script is there.
 * @param {Element} part
 */
export function ready(part) {
  part.removeAttribute("data-awaits-script");
}

/** Shows the list that was kept out of sight until a choice in the address has narrowed it. */
export function narrowed() {
  delete document.documentElement.dataset.narrowing;
}
