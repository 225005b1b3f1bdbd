// @ts-check
// Marks the part of a long text that is in sight.

/**
 * Marks the link to the last heading that is at its place under the bar, or above it, now and as the page is scrolled.
 * @param {HTMLElement[]} headings
 * @param {HTMLElement[]} links a link to each
 */
export function markInSight(headings, links) {
  function show() {
    const passed = headings.findLastIndex((heading) => heading.getBoundingClientRect().top <= innerHeight / 3);
    for (const [index, link] of links.entries()) {
      if (index === Math.max(0, passed)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
    });
  }, { passive: true });
  show();
}
