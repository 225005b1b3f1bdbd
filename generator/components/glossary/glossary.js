// @ts-check
// The glossary's filter: narrows the list as you type, over terms, other names and definitions. It opens none.

import { narrowed, ready } from "../../scripts/ready.js";
import { say } from "../../scripts/say.js";
import { entry, ranks } from "./rank.js";

/**
 * @param {HTMLFormElement} form
 * @param {Element} all
 */
function attend(form, all) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const said = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const jump = all.querySelector(".glossary-jump");
  const lists = /** @type {HTMLElement[]} */ ([...all.querySelectorAll(".glossary-list")]);
  const items = /** @type {HTMLElement[]} */ ([...all.querySelectorAll(".glossary-entry")]);
  const entries = items.map((item) =>
    entry(
      item.querySelector("dfn")?.textContent ?? "",
      item.querySelector(".glossary-aliases")?.textContent.split(",") ?? [],
      item.textContent,
    )
  );
  let first = "";

  function update() {
    const typed = input.value.trim();
    const fitting = ranks(entries, typed);
    items.forEach((item, index) => (item.hidden = fitting[index] === Infinity));
    for (const list of lists) {
      list.hidden = items.every((item) => item.hidden || item.parentElement !== list);
      if (list.previousElementSibling instanceof HTMLElement) list.previousElementSibling.hidden = list.hidden;
    }
    jump?.toggleAttribute("hidden", Boolean(typed));
    const count = fitting.filter(Number.isFinite).length;
    const outcome = count ? say("terms", { count }) : say("no_term_fits", { typed });
    said.textContent = typed ? outcome : "";
    const best = items[fitting.indexOf(Math.min(...fitting))];
    first = typed && count ? best.querySelector("a")?.href ?? "" : "";
    narrowed();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (first) location.assign(first);
  });
  input.addEventListener("input", update);
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  update();
  ready(form);
}

/**
 * The letters that lie over the list on a phone are out of the way once one is chosen, or something else is.
 * @param {Element} jump
 * @param {HTMLElement} button what opens them; elsewhere they are always open, and it does not show
 */
function attendJump(jump, button) {
  const close = () => button.checkVisibility() && jump.removeAttribute("open");
  addEventListener("click", ({ target }) => {
    const isLetter = target instanceof Element && target.closest("a");
    if (isLetter || !(target instanceof Node && jump.contains(target))) close();
  });
  jump.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Escape") return;
    close();
    button.focus();
  });
}

const form = document.querySelector("[data-filter]");
const all = document.querySelector(".glossary-all");
const jump = document.querySelector(".glossary-jump");
const button = jump?.querySelector("summary");
if (jump && button) attendJump(jump, button);
if (form instanceof HTMLFormElement && all) attend(form, all);
