// @ts-check
// Marks the part of a long list that is in sight.

import { markInSight } from "../../scripts/in-sight.js";

for (const spine of document.querySelectorAll("[data-spine]")) {
  const headings = /** @type {HTMLElement[]} */ ([...spine.querySelectorAll(".spine-heading > h2")]);
  const links = /** @type {HTMLElement[]} */ ([...spine.querySelectorAll("nav a")]);
  markInSight(
    headings,
    headings.flatMap(({ id }) => links.find((link) => link.getAttribute("href") === `#${id}`) ?? []),
  );
}
