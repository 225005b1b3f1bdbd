// @ts-check
import { distance, spelling, tolerance } from "../../generator/scripts/spelling.js";
import { equal } from "./expect.js";

/** @type {import("./expect.js").Tests} */
export const tests = {
  "case, hyphens and spaces tell no names apart"() {
    equal(spelling("  Bulk-\n Fermentation "), "bulk fermentation");
    equal(spelling("pre-ferment"), spelling("Pre Ferment"));
    equal(spelling(""), "");
    equal(spelling("Stra\u00dfe"), spelling("STRASSE"));
    equal(spelling("A\u0308hre"), spelling("\u00e4hre"));
  },
  "a word is at no distance from itself"() {
    equal(distance("levain", "levain", 2), 0);
    equal(distance("", "", 0), 0);
  },
  "a letter more, less or another one is a mistake"() {
    equal(distance("levain", "levains", 2), 1);
    equal(distance("levain", "lvain", 2), 1);
    equal(distance("levain", "lavain", 2), 1);
    equal(distance("kitten", "sitting", 3), 3);
  },
  "two letters swapped are one mistake"() {
    equal(distance("hydratoin", "hydration", 2), 1);
    equal(distance("ab", "ba", 2), 1);
    equal(distance("abcd", "badc", 2), 2);
    equal(distance("ca", "abc", 3), 3);
  },
  "more mistakes than asked for are one more than that"() {
    equal(distance("levain", "crumb", 2), 3);
    equal(distance("a", "abcdef", 2), 3);
    equal(distance("aabb", "bbaa", 1), 2);
    equal(distance("abcde", "abxyz", 2), 3);
  },
  "the way back is as far"() {
    equal(distance("maillard", "mailard", 2), distance("mailard", "maillard", 2));
  },
  "longer words may have more mistakes"() {
    equal(["", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefghijklmnop"].map(tolerance), [0, 0, 1, 1, 2, 2]);
  },
};
