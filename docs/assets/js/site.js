// What the pages do beyond HTML. Without it everything can be read: answers open by click and key, terms are links
// whose title is the definition.

"use strict";

// Study lists: one button opens every answer, the other closes them.
for (const bar of document.querySelectorAll(".all-answers")) {
  bar.classList.add("ready");
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-answers]");
    if (!button) return;
    for (const answer of document.querySelectorAll(".entry-answer")) {
      answer.open = button.dataset.answers === "open";
    }
  });
}

// Sharing: a question's link is its short address, or the one that opens the answer where the answer is open.
(function () {
  const bar = document.querySelector(".share");

  // Puts text on the clipboard. Browsers give a page the clipboard only in a secure context (https, or this
  // machine); elsewhere the old command may still do it. Resolves to whether it did.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "offscreen";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  async function copyAndSay(text, status, done) {
    const copied = await copy(text);
    status.textContent = "";
    status.textContent = copied ? done : `This browser keeps the clipboard to secure pages. The link: ${text}`;
    if (!copied) return;
    clearTimeout(status.timer);
    status.timer = setTimeout(() => (status.textContent = ""), 4000);
  }

  if (bar) {
    const answer = document.getElementById("answer");
    const status = bar.querySelector("[role=status]");
    const title = bar.dataset.title;
    const link = () => `${location.origin}${location.pathname}${answer.open ? "#answer" : ""}`;
    const what = () => (answer.open ? "Link to the answer" : "Link");
    const actions = {
      link: () => copyAndSay(link(), status, `${what()} copied`),
      markdown: () => copyAndSay(`[${title.replace(/[\\[\]]/g, "\\$&")}](${link()})`, status, `${what()} copied as Markdown`),
      sheet: () => navigator.share({ title, url: link() }).catch(() => {}),
    };
    bar.classList.add("ready");
    bar.querySelector("[data-share=sheet]").hidden = !navigator.share;
    bar.addEventListener("click", (event) => actions[event.target.dataset.share]?.());
  }

  // In a list each entry can give its link too.
  const entries = document.querySelectorAll(".entry");
  if (!entries.length) return;
  const status = document.createElement("p");
  status.className = "offscreen";
  status.role = "status";
  document.body.append(status);
  for (const entry of entries) {
    const target = entry.querySelector(".entry-title a");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "entry-link";
    button.textContent = "Copy link";
    button.setAttribute("aria-label", `Copy link: ${target.textContent}`);
    button.addEventListener("click", async () => {
      await copyAndSay(target.href, status, `Link copied: ${target.textContent}`);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy link"), 2000);
    });
    entry.querySelector(".entry-meta").append(button);
  }
})();

// Glossary terms: the definition shows on hover and on focus; a first tap shows it, a second follows the link.
// It can be dismissed with Escape and hovered over (WCAG 2.2, 1.4.13).
(function () {
  const terms = document.querySelectorAll("a.term[title]");
  if (!terms.length) return;

  const tip = document.createElement("div");
  tip.id = "term-tip";
  tip.className = "term-tip";
  tip.role = "tooltip";
  tip.hidden = true;
  document.body.append(tip);

  let shown = null;
  let leaving = 0;

  function show(term) {
    clearTimeout(leaving);
    if (shown === term) return;
    hide();
    shown = term;
    tip.textContent = term.dataset.definition;
    tip.hidden = false;
    term.setAttribute("aria-describedby", tip.id);
    const word = term.getClientRects()[0];
    const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
    const below = word.bottom + 6 + tip.offsetHeight < innerHeight;
    const top = below ? word.bottom + 6 : word.top - 6 - tip.offsetHeight;
    tip.style.left = `${scrollX + Math.max(8, Math.min(word.left, room))}px`;
    tip.style.top = `${scrollY + Math.max(8, top)}px`;
  }

  function hide() {
    clearTimeout(leaving);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  }

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 200);
  }

  for (const term of terms) {
    term.dataset.definition = term.title;
    term.removeAttribute("title");
    let touched = false;
    term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term));
    term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
    term.addEventListener("pointerdown", (event) => {
      touched = event.pointerType !== "mouse" && shown !== term;
    });
    term.addEventListener("focus", () => show(term));
    term.addEventListener("blur", leave);
    term.addEventListener("click", (event) => {
      if (!touched) return;
      touched = false;
      event.preventDefault();
      show(term);
    });
  }
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    if (shown && !tip.contains(event.target) && event.target.closest("a.term") !== shown) hide();
  });
})();

// Search: nothing of it is loaded before somebody asks for it.
(function () {
  const script = document.currentScript?.src ?? document.querySelector('script[src$="assets/js/site.js"]').src;
  const find = document.querySelector("[data-find], [data-filter]");
  let dialog = null;
  let before = null;

  function make() {
    dialog = document.createElement("dialog");
    dialog.className = "search";
    dialog.setAttribute("aria-label", "Search");
    dialog.innerHTML = `
      <form method="dialog" role="search">
        <input type="search" role="combobox" aria-label="Search questions and glossary" aria-expanded="false"
          aria-controls="search-results" aria-autocomplete="list" autocomplete="off" spellcheck="false"
          placeholder="a term, or the question as it was asked">
        <button value="close">Close</button>
      </form>
      <p class="search-said" role="status"></p>
      <ul id="search-results" role="listbox" aria-label="Results"></ul>`;
    dialog.addEventListener("close", () => before?.focus());
    document.body.append(dialog);
  }

  async function open(query = "") {
    if (!dialog) make();
    const input = dialog.querySelector("input");
    if (!dialog.open) {
      before = document.activeElement;
      dialog.showModal();
    }
    if (query) input.value = query;
    input.select();
    const { begin } = await import(new URL("search.js", script));
    begin();
  }

  for (const opener of document.querySelectorAll("[data-search]")) {
    opener.role = "button";
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      open();
    });
    opener.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      open();
    });
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !k) return;
    event.preventDefault();
    event.stopPropagation();
    open();
  }, true);
  const query = new URLSearchParams(location.search).get("q");
  if (query && !find) open(query);
})();

// The theme puts its copy buttons into navigation landmarks without names, one for each block of code.
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const added of change.addedNodes) {
      if (added.matches?.(".md-code__nav")) added.role = "presentation";
    }
  }
}).observe(document.body, { childList: true, subtree: true });
