// @ts-check
// What comes when it is about to be seen.

/**
 * Acts once on each element that the selector finds, when it is less than a window's height out of sight.
 * @param {ParentNode} part
 * @param {string} selector
 * @param {(element: HTMLElement) => unknown} act
 */
export function whenNear(part, selector, act) {
  const found = part.querySelectorAll(selector);
  if (!found.length) return;
  const observer = new IntersectionObserver((changes) => {
    for (const { isIntersecting, target } of changes) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      observer.unobserve(target);
      act(target);
    }
  }, { rootMargin: "100% 0px" });
  for (const one of found) observer.observe(one);
}
