// @ts-check
// Above each block of code stand its language and two buttons: one copies it, and where a line goes on out of sight, one
// wraps the lines, of all blocks of the page. What a program printed has no language and is not copied.

import { copyButton } from "../../scripts/copy-button.js";
import { element } from "../../scripts/element.js";
import { say } from "../../scripts/say.js";
import { scrollsByKey } from "../../scripts/scrolling.js";

const LANGUAGE = "language-";
const { dataset } = document.documentElement;

const wrapping = () => "wraps" in dataset;

/** @param {Element} button which stays where it is under the finger that pressed it */
function wrap(button) {
  const { top } = button.getBoundingClientRect();
  const cut = [...document.querySelectorAll("code[tabindex]")].map((code) => code.closest(".highlight"));
  if (wrapping()) delete dataset.wraps;
  else dataset.wraps = "";
  for (const one of document.querySelectorAll(".code-wrap")) {
    one.ariaPressed = String(wrapping() && cut.includes(one.closest(".highlight")));
  }
  scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
}

/** @param {Element} block */
function attend(block) {
  const code = block.querySelector("code");
  if (!code || block.querySelector(".code-strip")) return;
  const named = [...block.classList].find((name) => name.startsWith(LANGUAGE));
  const language = named ? named.slice(LANGUAGE.length) : "";
  const strip = element("div", { class: "code-strip" }, element("span", {}, language === "text" ? "" : language));
  const pressed = String(wrapping());
  const wraps = element("button", { type: "button", class: "code-wrap", "aria-pressed": pressed }, say("wrap_lines"));
  wraps.addEventListener("click", () => wrap(wraps));
  strip.append(wraps);
  if (language !== "output") {
    const words = { label: say("copy"), spoken: say("copy_code"), done: say("copy_code_done") };
    strip.append(copyButton("code-copy", words, () => code.textContent));
  }
  block.prepend(strip);
  scrollsByKey(code);
}

/** @param {ParentNode} part what has the code */
export function attendCode(part) {
  for (const block of part.querySelectorAll(".highlight")) attend(block);
}
