// @ts-check
// Says of the option that a reader picks whether it is the right one.

import { say } from "../../scripts/say.js";

/**
 * @param {HTMLFieldSetElement} options
 * @param {() => void} [picked] is told of the first pick
 */
export function attendOptions(options, picked) {
  const right = options.dataset.right ?? "";
  const said = /** @type {HTMLElement} */ (options.querySelector("[role=status]"));
  options.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const isFirst = !said.textContent;
    for (const option of options.querySelectorAll("label")) {
      const { value, checked } = /** @type {HTMLInputElement} */ (option.querySelector("input"));
      option.classList.toggle("options-right", value === right);
      option.classList.toggle("options-wrong", checked && value !== right);
    }
    said.textContent = target.value === right ? say("option_is_right") : say("option_is_wrong", { letter: right });
    if (isFirst) picked?.();
  });
}
