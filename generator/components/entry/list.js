// @ts-check
// In a list each entry can give its link, and its whole answer.

import { copyButton } from "../../scripts/copy-button.js";
import { element } from "../../scripts/element.js";
import { whenGrown } from "../../scripts/grown.js";
import { say } from "../../scripts/say.js";

/** @param {Element} entry @param {Element} answer */
function offerWhole(entry, answer) {
  if (answer.querySelector(".entry-whole, .entry-text")) return;
  const button = element("button", { type: "button", class: "entry-whole" }, say("whole_answer"));
  button.addEventListener("click", async () => {
    const { showWhole } = await import("./whole.js");
    await showWhole(entry, answer);
  });
  answer.querySelector("p")?.after(button);
}

/** @param {Element} entry */
function attend(entry) {
  const link = entry.querySelector(".entry-title a");
  if (!(link instanceof HTMLAnchorElement)) return;
  const title = link.textContent;
  const words = {
    label: say("copy_link"),
    spoken: say("copy_link_of", { title }),
    done: say("copy_link_of_done", { title }),
  };
  entry.querySelector(".entry-meta")?.append(copyButton("entry-link", words, () => `${link.origin}${link.pathname}`));
  const answer = entry.querySelector(".entry-answer");
  answer?.addEventListener("toggle", () => offerWhole(entry, answer));
  if (answer?.hasAttribute("open")) offerWhole(entry, answer);
}

/** Attends to all entries of the page, and to those that come. */
export function attendEntries() {
  for (const entry of document.querySelectorAll(".entry")) attend(entry);
  whenGrown((entries) => entries.filter((one) => one.matches(".entry")).forEach(attend));
}
