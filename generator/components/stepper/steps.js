// @ts-check
// Shows the steps of a stepper one at a time. All take the same place, so that nothing moves from one to the next.

import { element } from "../../scripts/element.js";
import { say } from "../../scripts/say.js";
import { styled } from "../../scripts/styled.js";

/** @param {HTMLElement} stepper */
export async function giveSteps(stepper) {
  stepper.removeAttribute("data-stepper");
  await styled("stepper-steps");
  const steps = [...stepper.querySelectorAll("ol > li")];
  const at = element("p", { class: "stepper-at" });
  const said = element("p", { class: "offscreen", role: "status" });
  const [back, on] = [button(say("stepper_previous"), "ArrowLeft"), button(say("stepper_next"), "ArrowRight")];
  let index = 0;

  function show() {
    steps.forEach((step, number) => step.classList.toggle("stepper-shown", number === index));
    back.ariaDisabled = String(index === 0);
    on.ariaDisabled = String(index === steps.length - 1);
    at.textContent = say("stepper_at", { number: index + 1, all: steps.length });
  }

  /** @param {number} by */
  function go(by) {
    const to = Math.min(Math.max(index + by, 0), steps.length - 1);
    if (to === index) return;
    index = to;
    show();
    said.textContent = `${at.textContent}: ${steps[index].querySelector("p")?.textContent}`;
  }

  back.addEventListener("click", () => go(-1));
  on.addEventListener("click", () => go(1));
  stepper.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation(); // on a question's page they lead to its neighbors
    go(by);
  });
  show();
  stepper.append(element("div", { class: "stepper-buttons" }, back, at, on), said);
  stepper.classList.add("stepper-ready");
}

/** @param {string} title @param {string} key */
function button(title, key) {
  return element("button", { type: "button", class: "button", "aria-keyshortcuts": key }, title);
}
