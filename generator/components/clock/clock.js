// @ts-check
// The thirty seconds in which an answer is said. The dial starts them and stops them, and who stops them once does not
// see them start by themselves again. Who would have less motion starts them by hand.

import { say } from "../../scripts/say.js";
import { kept } from "../../scripts/store.js";

const SECONDS = 30;

/** Whether the seconds may begin by themselves. */
export function startsByItself() {
  return kept.get("clock", true) && !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * Lets a dial run.
 * @param {HTMLElement} dial
 * @param {() => void} [over] called when the seconds are over
 */
export function clockOn(dial, over) {
  let left = SECONDS;
  let running = 0;

  function show() {
    dial.style.setProperty("--clock-gone", String(SECONDS - left));
    dial.textContent = String(left);
    dial.ariaLabel = running ? say("clock_stop") : say("clock_start");
  }

  function stop() {
    clearInterval(running);
    running = 0;
    show();
  }

  function start() {
    clearInterval(running);
    left = SECONDS;
    running = setInterval(() => {
      // Nobody thinks of the question behind another tab, or a dialog.
      if (document.hidden || document.querySelector("dialog[open]")) return;
      left -= 1;
      show();
      if (left > 0) return;
      stop();
      over?.();
    }, 1000);
    show();
  }

  dial.addEventListener("click", () => {
    kept.set("clock", !running);
    if (running) stop();
    else start();
  });
  dial.removeAttribute("disabled");
  show();
  return { start, stop };
}

/** A dial before an answer runs until that is opened. @param {HTMLElement} dial */
function attend(dial) {
  const clock = clockOn(dial);
  const answer = dial.nextElementSibling;
  if (!(answer instanceof HTMLDetailsElement)) return;
  answer.addEventListener("toggle", () => answer.open && clock.stop());
  // It starts when it comes in sight, once.
  new IntersectionObserver(([{ isIntersecting }], observer) => {
    if (!isIntersecting) return;
    observer.disconnect();
    if (!answer.open && startsByItself()) clock.start();
  }).observe(dial);
}

for (const dial of document.querySelectorAll("[data-clock]")) attend(/** @type {HTMLElement} */ (dial));
