// @ts-check
// What stands in a text: code that can be copied, formulas and tables that scroll, terms that say what they mean, numbers
// to try and steps to go through.

import { whenNear } from "../../scripts/near.js";
import { attendCode } from "../code/strip.js";
import { attendFormulas } from "../formula/wide.js";
import { attendTables } from "../table/frame.js";
import { attendTerms } from "../term/tip.js";

/** Attends to what is new in a part of the page. @param {ParentNode} part */
export function attendText(part) {
  attendCode(part);
  attendFormulas(part);
  attendTables(part);
  attendTerms(part);
  whenNear(part, "[data-calculator]", async (calculator) => {
    const { giveSliders } = await import("../calculator/sliders.js");
    await giveSliders(calculator);
  });
  whenNear(part, "[data-stepper]", async (stepper) => {
    const { giveSteps } = await import("../stepper/steps.js");
    await giveSteps(stepper);
  });
}
