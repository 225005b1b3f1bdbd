// @ts-check
// A calculator can be set once its script is there, which comes when one is about to be seen.

import { whenNear } from "../../scripts/near.js";

/** @param {ParentNode} part what has the calculators */
export function attendCalculators(part) {
  whenNear(part, "[data-calculator]", async (calculator) => {
    const { giveSliders } = await import("./sliders.js");
    await giveSliders(calculator);
  });
}

attendCalculators(document);
