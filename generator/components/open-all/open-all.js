// @ts-check
// Study lists: one button opens every answer, the other closes them.

import { ready } from "../../scripts/ready.js";

for (const bar of document.querySelectorAll(".open-all")) {
  bar.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-answers]") : null;
    if (!button) return;
    for (const answer of document.querySelectorAll("details[data-open-all]")) {
      answer.toggleAttribute("open", button.getAttribute("data-answers") === "open");
    }
  });
  ready(bar);
}
