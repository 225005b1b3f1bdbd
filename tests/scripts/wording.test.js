// @ts-check
import { worded } from "../../generator/scripts/wording.js";
import { equal, fails } from "./expect.js";

const phrases = {
  plain: "Search",
  placed: "{title} ({count})",
  twice: "{a} and {b}, {b} and {a}",
  things: { one: "{count} thing", other: "{count} things" },
  things_of: { one: "{count} thing of {whose}", other: "{count} things of {whose}" },
  polish: { one: "{count} pytanie", few: "{count} pytania", other: "{count} pytań" },
};

/** @type {import("./expect.js").Tests} */
export const tests = {
  "a phrase without values is its text"() {
    equal(worded(phrases, "en", "plain", {}), "Search");
  },
  "each place takes its value"() {
    equal(worded(phrases, "en", "placed", { title: "Hard", count: 0 }), "Hard (0)");
    equal(worded(phrases, "en", "twice", { a: "x", b: "y" }), "x and y, y and x");
  },
  "braces and signs in a value are left as they are"() {
    equal(worded(phrases, "en", "twice", { a: "{b}", b: "$&" }), "{b} and $&, $& and {b}");
  },
  "an empty value is a value"() {
    equal(worded(phrases, "en", "placed", { title: "", count: 1 }), " (1)");
  },
  "the number words a phrase with plurals"() {
    const said = [0, 1, 2, 21].map((count) => worded(phrases, "en", "things", { count }));
    equal(said, ["0 things", "1 thing", "2 things", "21 things"]);
    equal(worded(phrases, "en", "things_of", { count: 1, whose: "mine" }), "1 thing of mine");
  },
  "the language decides on plurals"() {
    equal(worded(phrases, "fr", "things", { count: 0 }), "0 thing");
    const said = [1, 3, 5].map((count) => worded(phrases, "pl", "polish", { count }));
    equal(said, ["1 pytanie", "3 pytania", "5 pytań"]);
  },
  "a form that a phrase has not is the other one"() {
    equal(worded(phrases, "pl", "things", { count: 3 }), "3 things");
  },
  "an unknown key is an error"() {
    fails(() => worded(phrases, "en", "plan", {}), "there is no phrase plan");
    fails(() => worded(phrases, "en", "toString", {}), "there is no phrase toString");
  },
  "a missing value is an error"() {
    fails(() => worded(phrases, "en", "placed", { title: "Hard" }), "the phrase placed needs count");
    fails(() => worded(phrases, "en", "things", {}), "the phrase things needs count");
    fails(() => worded(phrases, "en", "things_of", { count: 2 }), "the phrase things_of needs whose");
  },
};
