// @ts-check
// The thirty seconds in which an answer is said. Whoever does not want them switches them off.

import { element } from "../../scripts/element.js";
import { say } from "../../scripts/say.js";
import { kept } from "../../scripts/store.js";

const SECONDS = 30;

/** @param {HTMLElement} said where it says that they are over */
export function clock(said) {
  const face = element("span", { class: "practice-clock", role: "timer" });
  const box = element("input", { type: "checkbox" });
  const place = element(
    "span",
    { class: "practice-time" },
    face,
    element("label", {}, box, " ", say("practice_clock")),
  );
  box.checked = kept.get("clock", true);
  let began = 0;
  let running = 0;

  function stop() {
    clearInterval(running);
    running = 0;
    face.hidden = true;
  }

  function show() {
    const gone = Math.min(SECONDS, Math.floor((performance.now() - began) / 1000));
    face.hidden = false;
    face.textContent = say("practice_seconds", { count: SECONDS - gone });
    if (gone < SECONDS) return;
    said.textContent = say("practice_time_over");
    clearInterval(running);
  }

  function start() {
    stop();
    if (!box.checked) return;
    began = performance.now();
    show();
    running = setInterval(show, 1000);
  }

  box.addEventListener("change", () => {
    kept.set("clock", box.checked);
    if (box.checked) start();
    else stop();
  });
  return { place, start, stop };
}
