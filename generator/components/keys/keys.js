// @ts-check
// Keys. Those of a single character can be switched off, as WCAG 2.2 asks (2.1.4); the arrows and Ctrl K stay.

import { documentAt } from "../../scripts/asked.js";
import { ROOT } from "../../scripts/place.js";
import { ready } from "../../scripts/ready.js";
import { kept } from "../../scripts/store.js";
import { openSearch } from "../search/search.js";

async function openKeys() {
  const { openList } = await import("./list.js"); // only for who asks for it
  openList();
}

function toggleAnswer() {
  const answer = document.getElementById("answer");
  if (!(answer instanceof HTMLDetailsElement)) return;
  answer.open = !answer.open;
  answer.querySelector("summary")?.focus();
}

/** @param {string} rel */
function follow(rel) {
  const links = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-neighbors] [rel=${rel}]`));
  [...links].find((link) => link.checkVisibility())?.click();
}

// The generator says where the page is that picks a question; a site without questions has none.
async function toRandom() {
  const ways = await documentAt("search/ways.json");
  if (ways.random) location.assign(new URL(ways.random, ROOT));
}

/** @type {Map<string, () => void>} */
const actions = new Map([
  ["/", () => openSearch()],
  ["a", toggleAnswer],
  ["r", toRandom],
  ["?", openKeys],
  ["ArrowLeft", () => follow("prev")],
  ["ArrowRight", () => follow("next")],
]);

// What is typed into a box, or scrolls a block of code, is not for us.
const BUSY = "input, textarea, select, [contenteditable], dialog, [tabindex='0']";

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openSearch();
    return;
  }
  const busy = event.target instanceof Element && event.target.closest(BUSY);
  const action = actions.get(event.key);
  if (!action || busy || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length === 1 && !kept.get("singleKeys", true)) return;
  if (event.key.startsWith("Arrow") && event.shiftKey) return;
  event.preventDefault();
  action();
});

for (const opener of document.querySelectorAll(".keys-open")) {
  opener.addEventListener("click", openKeys);
  ready(opener);
}
