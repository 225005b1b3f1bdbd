// @ts-check
// Marks the part of a long list that is in sight.

import { whenGrown } from "../../scripts/grown.js";
import { markInSight } from "../../scripts/in-sight.js";

for (const spine of document.querySelectorAll("[data-spine]")) {
  /** @type {HTMLElement[]} */
  const headings = [];
  /** @type {HTMLElement[]} */
  const links = [];

  /** Takes in the sections that the page shows: the way to one is within it now. */
  const take = () => {
    const all = /** @type {NodeListOf<HTMLElement>} */ (spine.querySelectorAll(".spine-heading > h2"));
    for (const heading of [...all].slice(headings.length)) {
      const link = spine.querySelector(`:scope > nav a[href$="#${heading.id}"]`);
      if (!(link instanceof HTMLElement)) continue;
      link.setAttribute("href", `#${heading.id}`);
      headings.push(heading);
      links.push(link);
    }
  };

  take();
  markInSight(headings, links);
  whenGrown(take);
}
