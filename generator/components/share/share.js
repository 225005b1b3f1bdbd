// @ts-check
// Sharing: a question's link is its short address, or the one that opens the answer where the answer is open.

import { copyAndSay } from "../../scripts/clipboard.js";
import { ready } from "../../scripts/ready.js";
import { say } from "../../scripts/say.js";

function isOpen() {
  return Boolean(document.getElementById("answer")?.hasAttribute("open"));
}

function link() {
  return `${location.origin}${location.pathname}${isOpen() ? "#answer" : ""}`;
}

/**
 * @param {HTMLElement} bar
 * @param {Element} status
 */
function attend(bar, status) {
  const title = bar.dataset.title ?? "";
  /** @type {Record<string, () => void>} */
  const actions = {
    link: () => copyAndSay(link(), status, isOpen() ? say("link_to_answer_copied") : say("link_copied")),
    markdown: () => copyAndSay(`[${title.replace(/[\\[\]]/g, "\\$&")}](${link()})`, status, say("markdown_copied")),
    sheet: () => navigator.share({ title, url: link() }).catch(() => {}),
  };
  for (const button of bar.querySelectorAll("[data-share]")) {
    const action = button.getAttribute("data-share") ?? "";
    if (action === "sheet") button.toggleAttribute("hidden", !navigator.share);
    button.addEventListener("click", () => actions[action]?.());
  }
  ready(bar);
}

for (const bar of document.querySelectorAll(".share")) {
  const status = bar.querySelector("[role=status]");
  if (bar instanceof HTMLElement && status) attend(bar, status);
}
