// @ts-check
// A stepper shows one step at a time once its script is there, which comes when one is about to be seen.

import { whenNear } from "../../scripts/near.js";

/** @param {ParentNode} part what has the steppers */
export function attendSteppers(part) {
  whenNear(part, "[data-stepper]", async (stepper) => {
    const { giveSteps } = await import("./steps.js");
    await giveSteps(stepper);
  });
}

attendSteppers(document);
