// @ts-check
// What the site says of its questions to who rehearses (outputs/rehearsal.py).

import { documentAt, once } from "./asked.js";
import { ROOT } from "./place.js";

/** @typedef {import("../components/find/facets.js").Values & { slug: string, title: string, minutes: number, former?: string[] }} Question */
/** @typedef {{ slug: string, title: string, address: string, parts: { title: string, questions: string[] }[] }} List */
/** @typedef {{ question: string, levels: Record<string, string>, questions: Question[], lists: List[], bySlug: Map<string, Question> }} Bank */

/** The questions and lists. @type {() => Promise<Bank>} */
export const bank = once(async () => {
  const found = await documentAt("rehearsal/questions.json");
  return { ...found, bySlug: new Map(found.questions.map((/** @type {Question} */ one) => [one.slug, one])) };
});

/**
 * Where a question is.
 * @param {Bank} bank
 * @param {string} slug
 */
export function addressOf(bank, slug) {
  return new URL(bank.question.replace("*", slug), ROOT);
}
