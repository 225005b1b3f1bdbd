// @ts-check
// Whatever is wider than its place can be scrolled by keyboard.

/** What parts are called while they scroll. @type {WeakMap<Element, string>} */
const names = new WeakMap();

const observer = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    const scrolls = target.scrollWidth > target.clientWidth;
    const name = names.get(target);
    const attributes = { tabindex: "0", ...name && { role: "group", "aria-label": name } };
    for (const [attribute, value] of Object.entries(attributes)) {
      if (scrolls) target.setAttribute(attribute, value);
      else target.removeAttribute(attribute);
    }
  }
});

/**
 * @param {Element} part
 * @param {string} [name] what it is called while it scrolls, if it is nothing that has a name
 */
export function scrollsByKey(part, name) {
  if (name) names.set(part, name);
  observer.observe(part);
}
