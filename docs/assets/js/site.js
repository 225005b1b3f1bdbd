// What every page does beyond HTML: its colors, its search and its keys. Without it everything can be read: answers open
// by click and key, and the search's button leads to the list of all questions.

// What a reader chose here before, kept in this browser and apart from other sites of the same host. A browser that keeps
// nothing is no error: the choice then holds for the page.

const here = {};

// The value kept under a name, or the fallback.
function setting(name, fallback) {
  try {
    return here[name] ?? __md_get(name) ?? fallback;
  } catch {
    return fallback;
  }
}

function keep(name, value) {
  here[name] = value;
  try {
    __md_set(name, value);
  } catch {
    // Storage is closed to this page.
  }
}

// Light or dark: as the system has it, until the reader says otherwise here. Saying it back again follows the system.

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const themeSwitch = document.querySelector(".theme-switch");
const bars = [...document.querySelectorAll("meta[name=theme-color]")].map((meta) => ({ meta, own: meta.content }));

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
}

function showTheme() {
  themeSwitch.ariaPressed = String(isDark());
  for (const { meta, own } of bars) {
    meta.content = root.dataset.theme ? getComputedStyle(root).backgroundColor : own;
  }
}

themeSwitch.addEventListener("click", () => {
  const dark = !isDark();
  if (dark === system.matches) delete root.dataset.theme;
  else root.dataset.theme = dark ? "dark" : "light";
  keep("theme", root.dataset.theme ?? "");
  showTheme();
});
system.addEventListener("change", showTheme);
themeSwitch.classList.add("ready");
showTheme();

// A dialog at the end of the page, which a click beside it closes. The browser gives the focus back when it closes.
function makeDialog(className, label, html) {
  const dialog = document.createElement("dialog");
  dialog.className = className;
  dialog.ariaLabel = label;
  dialog.innerHTML = html;
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  return dialog;
}

// The search's dialog. Nothing of the search itself is loaded before somebody asks for it.

let searchDialog = null;

function makeSearch() {
  return makeDialog("search", "Search", `
    <form method="dialog" role="search">
      <input type="search" role="combobox" aria-label="Search questions and glossary" aria-expanded="false"
        aria-controls="search-results" aria-autocomplete="list" autocomplete="off" spellcheck="false"
        placeholder="a term or a question">
      <button value="close">Close</button>
    </form>
    <p class="search-said" role="status"></p>
    <ul id="search-results" role="listbox" aria-label="Results"></ul>`);
}

// Opens the search, with a query in it or with what stood there before.
async function openSearch(query = "") {
  searchDialog ??= makeSearch();
  const input = searchDialog.querySelector("input");
  if (!searchDialog.open) searchDialog.showModal();
  if (query) input.value = query;
  input.select();
  const { begin } = await import("./search.js");
  begin();
}

for (const opener of document.querySelectorAll("[data-search]")) {
  opener.role = "button";
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    openSearch();
  });
  opener.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    openSearch();
  });
}

const query = new URLSearchParams(location.search).get("q");
if (query && !document.querySelector("[data-find], [data-filter]")) openSearch(query);

// Keys. Those of a single character can be switched off, as WCAG 2.2 asks (2.1.4); the arrows and Ctrl K stay.

const ROOT = new URL("../../", import.meta.url);
const KEYS = [
  ["/", "Search (Ctrl K too)"],
  ["a", "Open or close the answer"],
  ["←", "Previous question"],
  ["→", "Next question"],
  ["r", "A random question"],
  ["?", "This list"],
];
const keysOpener = document.querySelector(".keys-open");
let keysDialog = null;

function makeKeys() {
  const dialog = makeDialog("keys", "Keyboard shortcuts", `
    <header><h2>Keyboard shortcuts</h2><button type="button">Close</button></header>
    <dl>${KEYS.map(([key, does]) => `<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`).join("")}</dl>
    <label><input type="checkbox"> Single-key shortcuts</label>`);
  const box = dialog.querySelector("input");
  box.checked = setting("singleKeys", true);
  box.addEventListener("change", () => keep("singleKeys", box.checked));
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  return dialog;
}

function openKeys() {
  keysDialog ??= makeKeys();
  keysDialog.showModal();
}

function toggleAnswer() {
  const answer = document.getElementById("answer");
  if (!answer) return;
  answer.open = !answer.open;
  answer.querySelector("summary").focus();
}

function follow(rel) {
  document.querySelector(`.neighbors [rel=${rel}]`)?.click();
}

// The generator says where the page is that picks a question; a site without questions has none.
async function toRandom() {
  const ways = await (await fetch(new URL("search/ways.json", ROOT))).json();
  if (ways.random) location.assign(new URL(ways.random, ROOT));
}

const ACTIONS = {
  "/": () => openSearch(),
  a: toggleAnswer,
  r: toRandom,
  "?": openKeys,
  ArrowLeft: () => follow("prev"),
  ArrowRight: () => follow("next"),
};

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openSearch();
    return;
  }
  // What is typed into a box, or scrolls a block of code, is not for us.
  const busy = event.target.closest?.("input, textarea, select, [contenteditable], dialog, [tabindex='0']");
  const action = ACTIONS[event.key];
  if (!action || busy || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length === 1 && !setting("singleKeys", true)) return;
  if (event.key.startsWith("Arrow") && event.shiftKey) return;
  event.preventDefault();
  action();
});

keysOpener.addEventListener("click", openKeys);
keysOpener.classList.add("ready");
