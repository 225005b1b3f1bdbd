// @ts-check
// What tests of scripts say about values. A test module exports `tests`: functions by what they show to hold.

/** @typedef {Record<string, () => unknown>} Tests */

/**
 * The value as a text that tells all that differs, as JSON does not.
 * @param {unknown} value
 * @returns {string}
 */
function written(value) {
  if (value instanceof Map) return `Map ${written([...value])}`;
  if (value instanceof Set) return `Set ${written([...value])}`;
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([name, inner]) => `${name}: ${written(inner)}`).join(", ")}}`;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/**
 * Fails if the values are not alike in all that they hold.
 * @param {unknown} found
 * @param {unknown} expected
 */
export function equal(found, expected) {
  if (written(found) !== written(expected)) throw new Error(`${written(found)} is not ${written(expected)}`);
}

/**
 * Fails if this is not so.
 * @param {boolean} so
 * @param {string} what
 */
export function holds(so, what) {
  if (!so) throw new Error(`it does not hold: ${what}`);
}

/**
 * Fails if the function does not fail, or says something else.
 * @param {() => unknown} act
 * @param {string} said
 */
export function fails(act, said) {
  let message = "nothing";
  try {
    act();
  } catch (error) {
    message = error instanceof Error ? error.message : String(error);
  }
  equal(message, said);
}
