// @ts-check
// Formulas worked out, and their numbers written, as the generator does (content/formula.py, outputs/worked.py). Pure.

import { numeral } from "../../scripts/numeral.js";

/** A number or a name is put onto a stack, and an operation takes its values from there. @typedef {(number | string)[]} Program */

/** @type {Record<string, (value: number) => number>} */
const UNARY = {
  "~": (value) => -value,
  ceil: Math.ceil,
  floor: Math.floor,
  sqrt: Math.sqrt,
  ln: Math.log,
  normal_cdf: normalShare,
  normal_quantile: normalQuantile,
};

/** @type {Record<string, (left: number, right: number) => number>} */
const BINARY = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "**": (left, right) => left ** right,
  min: Math.min,
  max: Math.max,
};

/**
 * What comes of a program with these values; no finite number where nothing does.
 * @param {Program} program
 * @param {Record<string, number>} known
 */
export function workedOut(program, known) {
  /** @type {number[]} */
  const stack = [];
  const taken = () => stack.pop() ?? NaN;
  for (const step of program) {
    if (typeof step === "number") stack.push(step);
    else if (Object.hasOwn(UNARY, step)) stack.push(UNARY[step](taken()));
    else if (Object.hasOwn(BINARY, step)) {
      const right = taken();
      stack.push(BINARY[step](taken(), right));
    } else stack.push(known[step]);
  }
  return taken();
}

const ROOT = Math.sqrt(2 * Math.PI);

/**
 * The share of a standard normal distribution below x, by its Taylor series: Marsaglia, 2004, "Evaluating the Normal
 * Distribution", Journal of Statistical Software 11(4). Beyond eight there is no share that a double tells from none.
 * @param {number} x
 */
function normalShare(x) {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0;
  let [sum, term, before] = [x, x, NaN];
  for (let odd = 3; sum !== before; odd += 2) {
    before = sum;
    term *= x * x / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-x * x / 2) / ROOT;
}

/**
 * Below which x that share of a standard normal distribution lies: Newton's way, which from the middle comes nearer with
 * each step and never goes past it. It takes a few, and holds as long as what is left of the share is a millionth or more.
 * @param {number} share
 */
function normalQuantile(share) {
  if (!(share > 0 && share < 1)) return NaN;
  let [x, step] = [0, 1];
  for (let left = 100; left && Math.abs(step) > 1e-15; left--) {
    step = (share - normalShare(x)) / (Math.exp(-x * x / 2) / ROOT);
    x += step;
  }
  return x;
}

/** A number with as many digits as it was given with. @param {number} number */
export function asGiven(number) {
  return numeral(String(number));
}

/**
 * A number with so many digits behind the point, or with three that count.
 * @param {number} number
 * @param {number} [digits]
 */
export function written(number, digits) {
  if (!Number.isFinite(number)) return "\u2013";
  const counting = Number.isInteger(number) ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))));
  return numeral(number.toFixed(Math.min(digits ?? counting, 100)));
}
