// @ts-check
// Glossary terms: the definition shows on hover and on focus, with a link to the term; a first tap shows it too. While it
// shows, the tip stands right behind its word, so that Tab goes on into it, and on top, so that no frame cuts it. It can be
// dismissed with Escape and hovered over (WCAG 2.2, 1.4.13). Without this a term is a link whose title is the definition.

import { element } from "../../scripts/element.js";
import { say } from "../../scripts/say.js";

// In pixels: between the word and the tip, and between the tip and the edge of the window.
const GAP = 6;
const EDGE = 8;
const STAYS = 200; // milliseconds, in which a mouse may come over from the word to the tip

/** @typedef {{ term: HTMLAnchorElement, text: HTMLElement, tip: HTMLElement }} Tip */

/** @type {Tip | null} */
let shown = null;
let leaving = 0;

/** What a term means: nothing else here knows from where. @param {HTMLElement} term */
function definitionOf(term) {
  const definition = term.dataset.definition ??= term.title;
  term.removeAttribute("title"); // else the browser would show it too
  return definition;
}

/** @param {HTMLAnchorElement} term @param {string} definition @returns {Tip} */
function tipFor(term, definition) {
  const text = element("span", { role: "tooltip", id: "term-tip" }, definition);
  const link = element("a", { href: term.href, class: "term-open" }, say("term_open"));
  // A manual one closes when it is told to, and not whenever anything else is pressed.
  const tip = element("span", { class: "term-tip", popover: "manual" }, text, link);
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  tip.addEventListener("focusout", onward);
  // What it stands in may open and close by a click.
  tip.addEventListener("click", (event) => event.target !== link && event.preventDefault());
  return { term, text, tip };
}

/** @param {Tip} one */
function show(one) {
  clearTimeout(leaving);
  if (shown === one) return;
  hide();
  shown = one;
  const { term, text, tip } = one;
  term.setAttribute("aria-describedby", text.id);
  term.after(tip);
  tip.showPopover?.();
  tip.style.maxHeight = "";
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
  if (!shown) return;
  const { term, tip } = shown;
  shown = null;
  term.removeAttribute("aria-describedby");
  tip.remove();
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, STAYS);
}

/** Whether that is the word in question, or its tip. @param {EventTarget | null} place */
function isWithin(place) {
  return place instanceof Node && Boolean(shown?.term.contains(place) || shown?.tip.contains(place));
}

/** The focus goes on: to the other of the two, or elsewhere. @param {FocusEvent} event */
function onward({ relatedTarget }) {
  if (!isWithin(relatedTarget)) hide();
}

function dismiss() {
  const back = shown?.tip.contains(document.activeElement) ? shown.term : null;
  back?.focus();
  hide();
}

/** @param {HTMLAnchorElement} term */
function attend(term) {
  const definition = definitionOf(term);
  /** @type {Tip | null} */
  let own = null;
  const open = () => show(own ??= tipFor(term, definition));
  let touched = false;
  term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && open());
  term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
  term.addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse" && !(own && shown === own);
  });
  term.addEventListener("focus", open);
  term.addEventListener("blur", onward);
  term.addEventListener("click", (event) => {
    if (!touched) return;
    touched = false;
    event.preventDefault();
    open();
  });
}

/** @param {ParentNode} part what has the terms */
export function attendTerms(part) {
  for (const term of part.querySelectorAll("a.term[title]")) attend(/** @type {HTMLAnchorElement} */ (term));
}

document.addEventListener("keydown", (event) => event.key === "Escape" && dismiss());
document.addEventListener("pointerdown", ({ target }) => {
  if (!isWithin(target)) hide();
});
