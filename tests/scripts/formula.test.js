// @ts-check
import { asGiven, workedOut, written } from "../../generator/components/calculator/formula.js";
import { equal, holds } from "./expect.js";

/** @param {number} found @param {number} expected */
function near(found, expected) {
  holds(Math.abs(found - expected) <= 1e-12 * Math.abs(expected), `${found} is ${expected}`);
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "a number and a name stand for themselves"() {
    equal(workedOut([2.5], {}), 2.5);
    equal(workedOut(["a"], { a: 3 }), 3);
  },
  "an operation takes what was put down last"() {
    equal(workedOut([7, 2, "-"], {}), 5);
    equal(workedOut([7, 2, 3, "*", "-"], {}), 1);
    equal(workedOut([7, 2, "/", "~"], {}), -3.5);
    equal(workedOut([2, 3, "**", 5, "min", 1, "max"], {}), 5);
  },
  "functions are those of the generator"() {
    equal(workedOut([1.2, "ceil"], {}), 2);
    equal(workedOut([1.8, "floor"], {}), 1);
    equal(workedOut([9, "sqrt"], {}), 3);
    equal(workedOut([1, "ln"], {}), 0);
  },
  "shares of a normal distribution are those in tables"() {
    // NIST/SEMATECH e-Handbook, 1.3.6.7.1, to more digits by mpmath.
    equal(workedOut([0, "normal_cdf"], {}), 0.5);
    near(workedOut([1, "normal_cdf"], {}), 0.8413447460685429);
    near(workedOut([-1.96, "normal_cdf"], {}), 0.024997895148220435);
    near(workedOut([3, "normal_cdf"], {}), 0.9986501019683699);
    equal(workedOut([40, "normal_cdf"], {}), 1);
    equal(workedOut([-40, "normal_cdf"], {}), 0);
  },
  "and so are the values below which they lie"() {
    equal(workedOut([0.5, "normal_quantile"], {}), 0);
    near(workedOut([0.975, "normal_quantile"], {}), 1.959963984540054);
    near(workedOut([0.8, "normal_quantile"], {}), 0.8416212335729143);
    near(workedOut([0.0005, "normal_quantile"], {}), -3.2905267314918945);
    near(workedOut([0.999, "normal_quantile"], {}), 3.090232306167813);
  },
  "there is no value for all or nothing, and no number of a division by zero"() {
    for (const share of [0, 1, -1, 2, NaN]) holds(Number.isNaN(workedOut([share, "normal_quantile"], {})), `${share}`);
    equal(workedOut([1, 0, "/"], {}), Infinity);
    holds(Number.isNaN(workedOut([-1, "sqrt"], {})), "a root of a number below zero");
    holds(Number.isNaN(workedOut([], {})), "nothing");
  },
  "three digits count where nothing else is said"() {
    equal([0, 7, 1234567].map((one) => written(one)), ["0", "7", "1,234,567"]);
    equal([0.7123, 7.123, 71.23, 712.3, 7123.4].map((one) => written(one)), ["0.712", "7.12", "71.2", "712", "7,123"]);
    equal(written(0.000071234), "0.0000712");
    equal(written(-71.23), "\u221271.2");
  },
  "or as many as are asked for, a half rounded up"() {
    equal(written(7, 2), "7.00");
    equal(written(2.5, 0), "3");
    equal(written(0.125, 2), "0.13");
    equal(written(1234.5678, 1), "1,234.6");
  },
  "what is no number is a dash"() {
    equal([NaN, Infinity, -Infinity].map((one) => written(one, 2)), ["\u2013", "\u2013", "\u2013"]);
  },
  "a number that was given keeps its digits"() {
    equal([0.05, 1000, 131072, -2.5].map((one) => asGiven(one)), ["0.05", "1,000", "131,072", "\u22122.5"]);
  },
};
