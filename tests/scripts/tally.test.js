// @ts-check
import { nothing, withValue } from "../../generator/scripts/noted.js";
import { next, tally } from "../../generator/scripts/tally.js";
import { equal } from "./expect.js";

/**
 * A list whose questions were marked at these moments, in order; 0 is no mark.
 * @param {...number} moments
 */
function list(...moments) {
  return moments.map((at, index) => ({
    slug: `q${index + 1}`,
    noted: at ? withValue(nothing(), "mark", at % 2 ? "known" : "shaky", at) : nothing(),
  }));
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "marks are counted"() {
    equal(tally(list(1, 2, 0, 3).map(({ noted }) => noted)), { known: 2, shaky: 1, again: 0, none: 1 });
    equal(tally([]), { known: 0, shaky: 0, again: 0, none: 0 });
  },
  "a list goes on after what was marked last"() {
    equal(next(list(0, 0, 0), ""), 0);
    equal(next(list(1, 2, 0, 0), ""), 3);
    equal(next(list(0, 0, 5, 0), ""), 4);
    equal(next(list(9, 0, 5, 0), ""), 2);
  },
  "a list goes on where it was left, and after that if it is marked"() {
    equal(next(list(0, 0, 0), "q2"), 2);
    equal(next(list(9, 0, 5, 0), "q3"), 4);
    equal(next(list(1, 2, 3), "q2"), 0);
  },
  "past the end a list goes on with what was left out"() {
    equal(next(list(0, 2, 3), ""), 1);
    equal(next(list(0, 2, 3), "q3"), 1);
  },
  "a question that is no more in the list is no place"() {
    equal(next(list(1, 0), "gone"), 2);
    equal(next([], "gone"), 0);
  },
};
