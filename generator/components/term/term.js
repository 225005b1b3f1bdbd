// @ts-check
// Glossary terms: the definition shows on hover and on focus; a first tap shows it, a second follows the link.
// It can be dismissed with Escape and hovered over (WCAG 2.2, 1.4.13). Without this a term is a link whose title is the
// definition.

import { element } from "../../scripts/element.js";

// In pixels: between the word and the box, and between the box and the edge of the window.
const GAP = 6;
const EDGE = 8;
const STAYS = 200; // milliseconds, in which a mouse may come over from the word to the box

const tip = element("div", { id: "term-tip", class: "term-tip", role: "tooltip", hidden: "" });

/** @type {HTMLElement | null} */
let shown = null;
let leaving = 0;

/** @param {HTMLElement} term */
function show(term) {
  clearTimeout(leaving);
  if (shown === term) return;
  hide();
  shown = term;
  tip.textContent = term.dataset.definition ?? "";
  tip.hidden = false;
  tip.style.maxHeight = "";
  term.setAttribute("aria-describedby", tip.id);
  const word = term.getClientRects()[0];
  const room = document.documentElement.clientWidth - tip.offsetWidth - EDGE;
  // Below the word or above it, and where it fits on neither side, on the larger one and as high as that.
  const header = document.querySelector("body > header")?.getBoundingClientRect().bottom ?? 0;
  const under = innerHeight - word.bottom - 2 * GAP;
  const over = word.top - header - 2 * GAP;
  const below = tip.scrollHeight <= under || under >= over;
  tip.style.maxHeight = `${below ? under : over}px`;
  const top = below ? word.bottom + GAP : word.top - GAP - tip.offsetHeight;
  tip.style.left = `${scrollX + Math.max(EDGE, Math.min(word.left, room))}px`;
  tip.style.top = `${scrollY + top}px`;
}

function hide() {
  clearTimeout(leaving);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, STAYS);
}

/** @param {HTMLElement} term */
function attend(term) {
  term.dataset.definition = term.title;
  term.removeAttribute("title");
  let touched = false;
  term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term));
  term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
  term.addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse" && shown !== term;
  });
  term.addEventListener("focus", () => show(term));
  term.addEventListener("blur", hide);
  term.addEventListener("click", (event) => {
    if (!touched) return;
    touched = false;
    event.preventDefault();
    show(term);
  });
}

/** @param {ParentNode} part what has the terms */
export function attendTerms(part) {
  for (const term of part.querySelectorAll("a.term[title]")) attend(/** @type {HTMLElement} */ (term));
}

document.body.append(tip);
tip.addEventListener("pointerenter", () => clearTimeout(leaving));
tip.addEventListener("pointerleave", leave);
attendTerms(document);
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
document.addEventListener("pointerdown", ({ target }) => {
  if (shown && target instanceof Node && !tip.contains(target) && !shown.contains(target)) hide();
});
