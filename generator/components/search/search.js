// @ts-check
// What opens the search, and its dialog. Nothing of the search itself is loaded before somebody asks for it.

import { element } from "../../scripts/element.js";
import { say } from "../../scripts/say.js";
import { makeDialog } from "../dialog/dialog.js";

/** @type {HTMLDialogElement | null} */
let dialog = null;

function makeSearch() {
  const input = element("input", {
    type: "search",
    role: "combobox",
    "aria-label": say("search_label"),
    "aria-expanded": "false",
    "aria-controls": "search-results",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: say("search_hint"),
  });
  return makeDialog(
    "search",
    say("search"),
    element("form", { method: "dialog", role: "search" }, input, element("button", { value: "close" }, say("close"))),
    element("p", { class: "search-said", role: "status" }),
    element("ul", { id: "search-results", role: "listbox", "aria-label": say("search_results") }),
  );
}

/**
 * Opens the search, with a query in it or with what stood there before. Somebody may type while the rest is loaded.
 * @param {string} [query]
 */
export async function openSearch(query = "") {
  dialog ??= makeSearch();
  if (!dialog.open) dialog.showModal();
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  if (query) input.value = query;
  input.select();
  try {
    const [{ begin }, { search }] = await Promise.all([import("./results.js"), import("./engine.js")]);
    begin(dialog, search);
  } catch {
    dialog.querySelector("[role=status]")?.replaceChildren(say("search_failed"));
  }
}

for (const opener of document.querySelectorAll("a[data-search]")) {
  opener.role = "button";
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    openSearch();
  });
  opener.addEventListener("keydown", (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== " ") return;
    event.preventDefault();
    openSearch();
  });
}

// An address with a query in it opens the search, but on a page that has a use for it itself.
const query = new URLSearchParams(location.search).get("q");
if (query && !document.querySelector("[data-find], [data-filter]")) openSearch(query);
