// @ts-check
// Keys. Those of a single character can be switched off, as WCAG 2.2 asks (2.1.4); the arrows and Ctrl K stay.

import { element } from "../../scripts/element.js";
import { ROOT } from "../../scripts/place.js";
import { ready } from "../../scripts/ready.js";
import { say } from "../../scripts/say.js";
import { kept } from "../../scripts/store.js";
import { makeDialog } from "../dialog/dialog.js";
import { openSearch } from "../search/search.js";

/** @type {HTMLDialogElement | null} */
let dialog = null;

// What each key is called, and what it does.
function described() {
  return [
    ["/", say("keys_search")],
    ["a", say("keys_answer")],
    [say("key_previous"), say("keys_previous")],
    [say("key_next"), say("keys_next")],
    ["r", say("keys_random")],
    ["?", say("keys_list")],
  ];
}

function makeKeys() {
  const close = element("button", { type: "button" }, say("close"));
  const rows = described().map(([key, does]) =>
    element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, does))
  );
  const box = element("input", { type: "checkbox" });
  const made = makeDialog(
    "keys",
    say("keys_title"),
    element("header", {}, element("h2", {}, say("keys_title")), close),
    element("dl", {}, ...rows),
    element("label", {}, box, " ", say("keys_single")),
  );
  box.checked = kept.get("singleKeys", true);
  box.addEventListener("change", () => kept.set("singleKeys", box.checked));
  close.addEventListener("click", () => made.close());
  return made;
}

function openKeys() {
  dialog ??= makeKeys();
  dialog.showModal();
}

function toggleAnswer() {
  const answer = document.getElementById("answer");
  if (!(answer instanceof HTMLDetailsElement)) return;
  answer.open = !answer.open;
  answer.querySelector("summary")?.focus();
}

/** @param {string} rel */
function follow(rel) {
  const link = document.querySelector(`[data-neighbors] [rel=${rel}]`);
  if (link instanceof HTMLElement) link.click();
}

// The generator says where the page is that picks a question; a site without questions has none.
async function toRandom() {
  const ways = await (await fetch(new URL("search/ways.json", ROOT))).json();
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
