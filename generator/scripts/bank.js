// @ts-check
// What the site says of its questions to who rehearses (outputs/rehearsal.py).

import { ROOT } from "./place.js";

/** @typedef {import("../components/find/facets.js").Values & { slug: string, title: string, minutes: number, former?: string[] }} Question */
/** @typedef {{ slug: string, title: string, address: string, parts: { title: string, questions: string[] }[] }} List */
/** @typedef {{ question: string, levels: Record<string, string>, questions: Question[], lists: List[], bySlug: Map<string, Question> }} Bank */

/** @type {Promise<Bank> | null} */
let asked = null;

/**
 * The questions and lists, fetched once. Rejects if they cannot be had, and asks anew next time.
 * @returns {Promise<Bank>}
 */
export function bank() {
  asked ??= fetched().catch((error) => {
    asked = null;
    throw error;
  });
  return asked;
}

async function fetched() {
  const answer = await fetch(new URL("rehearsal/questions.json", ROOT));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  const found = await answer.json();
  return { ...found, bySlug: new Map(found.questions.map((/** @type {Question} */ one) => [one.slug, one])) };
}

/**
 * Where a question is.
 * @param {Bank} bank
 * @param {string} slug
 */
export function addressOf(bank, slug) {
  return new URL(bank.question.replace("*", slug), ROOT);
}
