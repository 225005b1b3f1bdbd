// @ts-check
// Whatever is wider than its place can be scrolled by keyboard.

const observer = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

/** @param {Element} part */
export function scrollsByKey(part) {
  observer.observe(part);
}
