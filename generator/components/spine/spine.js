// @ts-check
// Marks the part of a long list that is in sight.

/** @param {HTMLElement} spine */
function attend(spine) {
  const headings = /** @type {HTMLElement[]} */ ([...spine.querySelectorAll(".spine-heading > h2")]);
  /** @type {Map<string, HTMLElement>} */
  const links = new Map();
  for (const link of spine.querySelectorAll("nav a")) {
    links.set(link.getAttribute("href") ?? "", /** @type {HTMLElement} */ (link));
  }

  // The last heading that is at its place under the bar, or above it.
  function show() {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= innerHeight / 3);
    const current = links.get(`#${(passed.at(-1) ?? headings[0])?.id}`);
    for (const link of links.values()) {
      if (link === current) link.setAttribute("aria-current", "true");
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

for (const spine of document.querySelectorAll("[data-spine]")) attend(/** @type {HTMLElement} */ (spine));
