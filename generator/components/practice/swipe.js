// @ts-check
// Swiping: a finger that goes far to one side and little up or down.

const FAR = 60; // pixels

/**
 * @param {HTMLElement} part
 * @param {{ left: () => unknown, right: () => unknown }} does
 */
export function whenSwiped(part, { left, right }) {
  /** @type {Touch | null} */
  let first = null;
  part.addEventListener("touchstart", (event) => {
    const scrolls = event.target instanceof Element && event.target.closest("[tabindex='0']");
    first = event.touches.length === 1 && !scrolls ? event.touches[0] : null;
  }, { passive: true });
  part.addEventListener("touchend", (event) => {
    const last = event.changedTouches[0];
    if (!first || !last) return;
    const [x, y] = [last.clientX - first.clientX, last.clientY - first.clientY];
    first = null;
    if (Math.abs(x) < FAR || Math.abs(x) < 2 * Math.abs(y)) return;
    if (x < 0) left();
    else right();
  }, { passive: true });
}
