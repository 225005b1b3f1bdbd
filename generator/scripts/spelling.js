// @ts-check
// How words are compared: what counts as the same, and how far apart two are.

/**
 * What counts as the same name: case, hyphens and spaces aside. The generator does the same.
 * @param {string} text
 */
export function spelling(text) {
  return text.normalize().trim().toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").replace(/[\s-]+/g, " ");
}

/**
 * How many letters must be changed, added, taken out or swapped to make one word the other; `most` + 1 if more.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[other.length], most + 1);
}

/**
 * How many letters of a word may be wrong.
 * @param {string} word
 */
export function tolerance(word) {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}
