// What the search dialog does. site.js makes the dialog, so that nobody types into nothing while this is loaded.

import { search } from "./engine.js";

const dialog = document.querySelector("dialog.search");
const input = dialog.querySelector("input");
const list = dialog.querySelector("ul");
const said = dialog.querySelector("[role=status]");
let active = -1;
let asked = 0;

function options() {
  return [...list.children];
}

function activate(index) {
  const all = options();
  active = all.length ? (index + all.length) % all.length : -1;
  all.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
  const option = all[active];
  if (option) {
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function shown(result, index) {
  const option = document.createElement("li");
  option.id = `search-result-${index}`;
  option.role = "option";
  option.dataset.url = result.url;
  const kind = result.kind === "Term" ? "Term" : [result.level, result.topic].filter(Boolean).join(" · ");
  option.append(element("span", "search-title", result.title), element("span", "search-kind", kind));
  const text = element("span", "search-text", result.kind === "Term" ? result.definition : "");
  // Pagefind's excerpts are HTML-escaped text with marks.
  if (result.kind !== "Term" && result.excerpt) text.innerHTML = result.excerpt;
  option.append(text);
  return option;
}

async function update({ literal = false } = {}) {
  const query = input.value.trim();
  const turn = ++asked;
  remember(query);
  if (!query) return show([], "");
  const { results, corrected } = await search(query, { literal });
  if (turn !== asked) return;
  const count = results.length ? `${results.length} ${results.length === 1 ? "result" : "results"}` : "Nothing found";
  show(results, corrected ? `${count} for “${corrected}”.` : `${count}.`);
  if (!results.length) {
    const all = element("a", "search-literal", "All questions");
    all.href = document.querySelector("[data-search]").href;
    said.append(" ", all);
  }
  if (corrected) {
    const button = element("button", "search-literal", `Search for “${query}” as typed`);
    button.type = "button";
    button.addEventListener("click", () => (input.focus(), update({ literal: true })));
    said.append(" ", button);
  }
}

function show(results, text) {
  list.replaceChildren(...results.map(shown));
  said.textContent = text;
  input.setAttribute("aria-expanded", String(results.length > 0));
  activate(results.length ? 0 : -1);
  dialog.dataset.query = input.value.trim();
}

// The query stands in the address, so that a search can be linked; closing the search takes it out again.
function remember(query) {
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query);
  else url.searchParams.delete("q");
  history.replaceState(history.state, "", url);
}

function follow(option, event) {
  if (!option) return;
  const { url } = option.dataset;
  if (event.ctrlKey || event.metaKey) return void window.open(url);
  dialog.close();
  location.assign(url);
}

input.addEventListener("input", () => update());
input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    activate(active + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter") {
    event.preventDefault();
    follow(options()[active], event);
  } else if (event.key === "Escape") {
    event.preventDefault(); // a search box would only empty itself
    dialog.close();
  }
});
list.addEventListener("click", (event) => follow(event.target.closest("[role=option]"), event));
list.addEventListener("pointermove", (event) => {
  const index = options().indexOf(event.target.closest("[role=option]"));
  if (index >= 0 && index !== active) activate(index);
});
dialog.addEventListener("close", () => remember(""));

// Shows what was typed while this was loaded, or stands in the box from before.
export function begin() {
  if (input.value) update();
}
begin();
