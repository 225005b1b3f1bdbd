// What the pages do beyond HTML. Without it everything can be read: answers open by click and key, terms are links
// whose title is the definition.

"use strict";

// Study lists: one button opens every answer, the other closes them.
for (const bar of document.querySelectorAll(".all-answers")) {
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-answers]");
    if (!button) return;
    for (const answer of document.querySelectorAll(".entry-answer")) {
      answer.open = button.dataset.answers === "open";
    }
  });
}

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
