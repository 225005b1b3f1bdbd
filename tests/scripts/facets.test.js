// @ts-check
import { counted, FACETS, fits, isNarrow } from "../../generator/components/find/facets.js";
import { equal, holds } from "./expect.js";

/** @typedef {import("../../generator/components/find/facets.js").Values} Values */

/**
 * @param {Partial<Values>} values
 * @returns {Values}
 */
function having(values) {
  return { level: [], kind: [], track: [], topic: [], tag: [], ...values };
}

const QUESTIONS = [
  having({ level: ["easy"], kind: ["concept"], topic: ["flour"], tag: ["water", "salt"] }),
  having({ level: ["hard"], kind: ["concept"], topic: ["flour"], tag: ["water"] }),
  having({ level: ["hard"], kind: ["coding"], topic: ["baking"], tag: [] }),
  having({ kind: ["coding"], topic: ["baking"], tag: ["salt"] }),
];

/** @type {import("./expect.js").Tests} */
export const tests = {
  "without a choice everything fits"() {
    equal(QUESTIONS.map((question) => fits(question, having({}))), [true, true, true, true]);
  },
  "two values of a facet are either, two facets are both"() {
    const either = having({ level: ["easy", "hard"] });
    equal(QUESTIONS.map((question) => fits(question, either)), [true, true, true, false]);
    const both = having({ level: ["hard"], kind: ["concept"] });
    equal(QUESTIONS.map((question) => fits(question, both)), [false, true, false, false]);
  },
  "one of a question's values is enough"() {
    equal(QUESTIONS.map((question) => fits(question, having({ tag: ["salt"] }))), [true, false, false, true]);
  },
  "a value that none has fits none"() {
    equal(QUESTIONS.map((question) => fits(question, having({ level: ["impossible"] }))), [false, false, false, false]);
  },
  "one facet can be left out of account"() {
    const choice = having({ level: ["impossible"], kind: ["coding"] });
    equal(QUESTIONS.map((question) => fits(question, choice, "level")), [false, false, true, true]);
  },
  "a number is what a value would leave with the other choices as they are"() {
    const choice = having({ level: ["hard"], kind: ["concept"] });
    equal(counted(QUESTIONS, choice, "level"), new Map([["easy", 1], ["hard", 1]]));
    equal(counted(QUESTIONS, choice, "kind"), new Map([["concept", 1], ["coding", 1]]));
    equal(counted(QUESTIONS, choice, "tag"), new Map([["water", 1]]));
  },
  "a question counts for each of its values, and one without any for none"() {
    equal(counted(QUESTIONS, having({}), "tag"), new Map([["water", 2], ["salt", 2]]));
    equal(counted(QUESTIONS, having({}), "level"), new Map([["easy", 1], ["hard", 2]]));
    equal(counted([], having({}), "topic"), new Map());
  },
  "a number is what choosing it then leaves"() {
    const choice = having({ topic: ["flour"] });
    for (const facet of FACETS) {
      for (const [value, number] of counted(QUESTIONS, choice, facet)) {
        const left = QUESTIONS.filter((question) => fits(question, { ...choice, [facet]: [value] }));
        equal([facet, value, number], [facet, value, left.length]);
      }
    }
  },
  "a choice in any facet narrows"() {
    holds(!isNarrow(having({})), "nothing is chosen");
    for (const facet of FACETS) holds(isNarrow(having({ [facet]: ["x"] })), `${facet} is chosen`);
  },
};
