// @ts-check
// Study lists: one button opens every short answer, one every whole answer, and one closes them.

import { ready } from "../../scripts/ready.js";

for (const bar of document.querySelectorAll(".open-all")) {
  bar.addEventListener("click", async ({ target }) => {
    const wanted = target instanceof Element && target.closest("[data-answers]")?.getAttribute("data-answers");
    if (!wanted) return;
    const answers = [...document.querySelectorAll("details[data-open-all]")];
    for (const answer of answers) answer.toggleAttribute("open", wanted !== "close");
    if (wanted !== "whole") return;
    const { showWhole } = await import("../entry/whole.js");
    for (const answer of answers) {
      const entry = answer.closest("[data-entry]");
      if (entry) await showWhole(entry, answer);
    }
  });
  ready(bar);
}
