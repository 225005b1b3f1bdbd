// @ts-check
// Which questions an address asks for: `list` names a study list or a topic, and the rest is as on the find page. The
// same words choose everywhere: what is read one after the other, what is practiced, what is drawn by chance. Pure.

import { FACETS, fits } from "../components/find/facets.js";

/** @typedef {import("./bank.js").Bank} Bank */
/** @typedef {import("./bank.js").List} List */
/** @typedef {import("./bank.js").Question} Question */
/** @typedef {import("../components/find/facets.js").Values} Values */

/** `words` are those that were searched for on the find page. */
const NAMES = ["list", ...FACETS, "words"];

/** Whether an address chooses at all. @param {URLSearchParams} asked */
export function chooses(asked) {
  return NAMES.some((name) => asked.has(name));
}

/** The slugs of all questions of a list, in its order. @param {List} list */
export function slugsOf(list) {
  return list.parts.flatMap(({ questions }) => questions);
}

/**
 * The questions that an address asks for, in the order of the list or in reading order, and the list, if it names one
 * that there is.
 * @param {Bank} bank
 * @param {URLSearchParams} asked
 * @returns {{ list: List | null, questions: Question[] }}
 */
export function chosen(bank, asked) {
  const list = bank.lists.find(({ slug }) => slug === asked.get("list")) ?? null;
  const from = list ? slugsOf(list).flatMap((slug) => bank.bySlug.get(slug) ?? []) : bank.questions;
  const choice = /** @type {Values} */ (
    Object.fromEntries(FACETS.map((facet) => [facet, asked.getAll(facet).filter(Boolean)]))
  );
  return { list, questions: from.filter((question) => fits(question, choice)) };
}

/**
 * What an address chooses by, and nothing else of it.
 * @param {URLSearchParams} asked
 */
export function choiceAlone(asked) {
  const alone = new URLSearchParams();
  for (const name of NAMES) for (const value of asked.getAll(name)) alone.append(name, value);
  return alone;
}
