// @ts-check
// What questions are told apart by, beside words: which of them fit a choice, and how many each choice would leave.

/** @typedef {"level" | "kind" | "track" | "topic" | "tag"} Facet */
/** @typedef {Record<Facet, string[]>} Values what a question has, or what is chosen, of each facet */

/** @type {Facet[]} */
export const FACETS = ["level", "kind", "track", "topic", "tag"];

/**
 * Whether a question has, of each facet of which something is chosen, one of the chosen values. One facet may be left
 * out of account.
 * @param {Values} question
 * @param {Values} choice
 * @param {Facet | ""} [but]
 */
export function fits(question, choice, but = "") {
  return FACETS.every(
    (facet) => facet === but || !choice[facet].length || question[facet].some((value) => choice[facet].includes(value)),
  );
}

/**
 * How many questions each value of a facet would leave, with the choices of all other facets as they are.
 * @param {Values[]} questions
 * @param {Values} choice
 * @param {Facet} facet
 * @returns {Map<string, number>}
 */
export function counted(questions, choice, facet) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const question of questions.filter((question) => fits(question, choice, facet))) {
    for (const value of question[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/**
 * Whether anything is chosen.
 * @param {Values} choice
 */
export function isNarrow(choice) {
  return FACETS.some((facet) => choice[facet].length > 0);
}
