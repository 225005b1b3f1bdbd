// @ts-check
// What the search knows of English.

/** Words that tell nothing about what is asked. */
const STOP = new Set(
  ("a about after all an and any are as at be been between but by can could did do does for from get had has have how " +
    "i if in into is it its me my not of on or our out over should so some than that the their them then there these " +
    "they this to up use used using vs versus was we were what when where which while who why will with would you your " +
    "tell explain describe difference mean means question questions interview each per very much many often need needs no " +
    "instead just also only").split(" "),
);

/** How a word may end and still be the same one. */
const ENDING = /(?:abilit(?:y|ies)|ations?|ions?|ities|ity|ments?|ings?|ers?|ors?|ies|ed|es|ly|al|able|s|d|r|e)$/;

/** What may stand in the ending's place. */
const ENDINGS = ["", "e", "s", "y", "ing"];

/** What makes of a British spelling an American one. @type {[RegExp, string]} */
const AMERICAN = [/is(?=(?:e[ds]?|ers?|ing|ations?|able)$)/, "iz"];

/** A word without its endings, so that its forms are one. @param {string} word */
function stem(word) {
  let stem = word.replace(...AMERICAN);
  for (let shorter; (shorter = stem.replace(ENDING, "")) !== stem && shorter.length > 2;) stem = shorter;
  return stem;
}

/**
 * Whether the site uses the word, in this form or with another ending.
 * @param {string} word
 * @param {Set<string>} known
 */
function familiar(word, known) {
  const stem = word.replace(ENDING, "");
  return [word, ...ENDINGS.map((ending) => stem + ending)].some((form) => form.length > 3 && known.has(form));
}

/** @type {import("./tongue.js").Tongue} */
export const ENGLISH = { stop: STOP, mendable: /^[a-z]{4,}$/, stem, familiar };
