// @ts-check
import { numeral } from "../../generator/scripts/numeral.js";
import { equal } from "./expect.js";

/** @type {import("./expect.js").Tests} */
export const tests = {
  "a number is written as its language writes it"() {
    equal(numeral("1234567.25", "en"), "1,234,567.25");
    equal(numeral("1234567.25", "de"), "1.234.567,25");
    equal(numeral("1234567.25", "fr"), "1\u202f234\u202f567,25");
    equal(numeral("1234.5", "es"), "1.234,5");
    equal(numeral("1234.5", "ja"), "1,234.5");
  },
  "its digits are those that everybody reads, and its minus is no hyphen"() {
    equal(numeral("-1234.5", "ar-EG").replace(/[^\d\u2212]/g, ""), "\u221212345");
    equal(numeral("-0.5", "en"), "\u22120.5");
  },
  "without a language it is that of the site"() {
    equal(numeral("1234.5"), "1,234.5");
  },
};
