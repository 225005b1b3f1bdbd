// @ts-check
// Gives a calculator a slider for each of its numbers, and works its results out anew when one is moved.

import { element } from "../../scripts/element.js";
import { say } from "../../scripts/say.js";
import { styled } from "../../scripts/styled.js";
import { asGiven, workedOut, written } from "./formula.js";

/** @typedef {{ before?: string, after?: string }} Around what stands before and behind a number */
/** @typedef {{ name: string, value: number, min: number, max: number, step: number, values?: number[] }} Range */
/** @typedef {Around & Range & { digits?: number }} Input */
/** @typedef {Around & { name?: string, digits?: number, program: import("./formula.js").Program }} Result */

/** How long nothing moves before the results are said, in milliseconds. */
const PAUSE = 600;

/** @param {string} text @param {Around} around */
function unit(text, { before = "", after = "" }) {
  return before + text + after;
}

/** A number that is set, as it is shown. @param {number} number @param {Input} input */
function set(number, input) {
  return unit(input.digits ? written(number, input.digits) : asGiven(number), input);
}

/** The numbers that may be set, as they are shown: of many in steps those that may be the longest. @param {Input} input */
function texts(input) {
  const { values, min, max, step } = input;
  return (values ?? [min, max, min + step, max - step]).map((one) => set(Number(one.toFixed(6)), input));
}

/** @param {HTMLElement} calculator */
export async function giveSliders(calculator) {
  /** @type {{ inputs: Input[], results: Result[] }} */
  const { inputs, results } = JSON.parse(calculator.dataset.calculator ?? "");
  calculator.removeAttribute("data-calculator");
  await styled("calculator-sliders");
  /** @type {HTMLElement[]} */
  const shown = [...calculator.querySelectorAll(".calculator-results b")].filter((one) => one instanceof HTMLElement);
  const sliders = [...calculator.querySelectorAll(".calculator-inputs li")].map((item, index) =>
    slider(item, inputs[index])
  );
  const said = element("p", { class: "offscreen", role: "status" });
  // The longest of all numbers keeps its place, so that no slider changes its length.
  const longest = Math.max(...inputs.flatMap((one) => texts(one).map(({ length }) => length)));
  calculator.style.setProperty("--calculator-width", `${longest + 1}ch`);
  let pause = 0;

  /** Works all of it out, and gives it in words. */
  function workOut() {
    /** @type {Record<string, number>} */
    const known = Object.fromEntries(inputs.map(({ name }, index) => [name, sliders[index].value()]));
    return results.map((result, index) => {
      const value = workedOut(result.program, known);
      if (result.name) known[result.name] = value;
      shown[index].textContent = unit(written(value, result.digits), result);
      return `${shown[index].previousElementSibling?.textContent} ${shown[index].textContent}`;
    });
  }

  function moved() {
    const words = workOut();
    clearTimeout(pause);
    pause = setTimeout(() => (said.textContent = words.join("; ")), PAUSE);
  }

  const reset = element("button", { type: "button", class: "button" }, say("calculator_reset"));
  reset.addEventListener("click", () => {
    for (const one of sliders) one.reset();
    moved();
  });
  for (const { field } of sliders) field.addEventListener("input", moved);
  calculator.querySelector(".calculator-results")?.after(element("p", {}, reset), said);
  calculator.classList.add("calculator-ready");
}

/**
 * A slider for a number, in its line.
 * @param {Element} item
 * @param {Input} input
 */
function slider(item, input) {
  const [label, shown] = item.children;
  const { values } = input;
  const from = values ? { min: 0, max: values.length - 1, step: 1 } : input;
  const field = element("input", {
    type: "range",
    min: String(from.min),
    max: String(from.max),
    step: String(from.step),
    autocomplete: "off",
  });
  const output = element("output", { "aria-live": "off" });
  shown.replaceWith(output);
  item.append(element("label", {}, label, field), output);
  const value = () => values ? values[Number(field.value)] : Number(field.value);
  const tell = () => {
    output.value = set(value(), input);
    field.setAttribute("aria-valuetext", output.value);
  };
  const reset = () => {
    field.value = String(values ? values.indexOf(input.value) : input.value);
    tell();
  };
  field.addEventListener("input", tell);
  reset();
  return { field, value, reset };
}
