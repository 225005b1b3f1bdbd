// @ts-check
// Follows the list that the address asks for: says which of it this question is, and sets the ways to its neighbors.

import { addressOf, bank } from "../../scripts/bank.js";
import { choiceAlone, chooses, chosen } from "../../scripts/choice.js";
import { element } from "../../scripts/element.js";
import { withValue } from "../../scripts/noted.js";
import { notes } from "../../scripts/notes.js";
import { ROOT } from "../../scripts/place.js";
import { say } from "../../scripts/say.js";

/** Stands in a phrase where the link to the list is to stand. */
const LINK = "\0";

/** @typedef {import("../../scripts/bank.js").Bank} Bank */
/** @typedef {import("../../scripts/bank.js").Question} Question */

/** @param {HTMLElement} place */
export async function follow(place) {
  const asked = new URLSearchParams(location.search);
  if (!chooses(asked)) return;
  const known = await bank(asked);
  const { list, questions } = chosen(known, asked);
  const all = asked.has("words") ? await ranked(known, questions, asked.get("words") ?? "") : questions;
  const index = all.findIndex(({ slug }) => slug === place.dataset.thread);
  if (index < 0) return;
  const query = choiceAlone(asked);
  const back = list ? new URL(list.address, ROOT) : wayBack(query);
  const title = list?.title ?? say("thread_choice");
  const [before, after = ""] = say("thread", { number: index + 1, all: all.length, list: LINK }).split(LINK);
  place.replaceChildren(before, element("a", { href: back.href }, title), after);
  const way = (/** @type {Question} */ one) => `${addressOf(known, one.slug).href}?${query}`;
  neighbor("prev", all[index - 1], say("thread_previous"), way);
  neighbor("next", all[index + 1], say("thread_next"), way);
  if (list && !notes.isEmpty()) {
    notes.update(`list/${list.slug}`, (noted) => withValue(noted, "place", all[index].slug, Date.now()));
  }
}

/** The find page with the choice that the address holds. @param {URLSearchParams} query */
function wayBack(query) {
  const asked = new URLSearchParams(query);
  const words = asked.get("words");
  asked.delete("words");
  if (words) asked.set("q", words);
  return new URL(`questions/?${asked}`, ROOT);
}

/**
 * Of the questions those that have the words, the best first, as the find page has them.
 * @param {Bank} known
 * @param {Question[]} questions
 * @param {string} words
 */
async function ranked(known, questions, words) {
  const { questionsFor } = await import("../search/engine.js");
  const { urls } = await questionsFor(words);
  const byUrl = new Map(questions.map((one) => [addressOf(known, one.slug).href, one]));
  return urls.flatMap((url) => byUrl.get(url) ?? []);
}

/**
 * @param {"prev" | "next"} rel
 * @param {Question | undefined} question
 * @param {string} label
 * @param {(question: Question) => string} way
 */
function neighbor(rel, question, label, way) {
  const nav = document.querySelector("[data-neighbors]");
  const link = nav?.querySelector(`[rel=${rel}]`);
  if (!question) return link?.remove();
  const key = rel === "prev" ? "ArrowLeft" : "ArrowRight";
  const made = element(
    "a",
    { rel, href: way(question), "aria-keyshortcuts": key },
    element("span", {}, label),
    ` ${question.title}`,
  );
  if (link) link.replaceWith(made);
  else if (rel === "prev") nav?.prepend(made);
  else nav?.append(made);
}
