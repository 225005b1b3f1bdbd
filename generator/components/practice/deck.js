// @ts-check
// What can be practiced: questions, and terms both ways round. Each is a card that knows how to load its answer.

import { documentAt, once } from "../../scripts/asked.js";
import { addressOf } from "../../scripts/bank.js";
import { element } from "../../scripts/element.js";
import { partsOf } from "../../scripts/parts.js";
import { ROOT } from "../../scripts/place.js";
import { say } from "../../scripts/say.js";

/** @typedef {import("../../scripts/bank.js").Bank} Bank */
/** @typedef {import("../../scripts/bank.js").Question} Question */

/** @typedef {{ ask: Node, reply(): Promise<Node> }} FollowUp what is asked next, and the reply to it */

/**
 * `short` is what is said in thirty seconds, `points` what is listened for, `whole` the rest.
 * @typedef {{ short: HTMLElement, points: HTMLElement[], whole: HTMLElement | null, followUps: FollowUp[] }} Answer
 */

/**
 * `name` is its name in the notebook, `former` the slugs that it had before, `asks` what it asks, `address` its page.
 * @typedef {object} Card
 * @property {string} name
 * @property {string[]} former
 * @property {string} title
 * @property {string} asks
 * @property {number} minutes
 * @property {string[]} level
 * @property {string[]} kind
 * @property {URL} address
 * @property {() => Promise<Answer>} answer
 * @property {() => Promise<Node>} [prompt] what belongs to the question, where something does
 */

/**
 * @param {Bank} known
 * @param {Question[]} questions
 * @returns {Card[]}
 */
export function questionCards(known, questions) {
  return questions.map(({ slug, title, former = [], minutes, level, kind, prompt }) => {
    const address = addressOf(known, slug);
    const answer = async () => {
      const { followUps, ...parts } = await partsOf(address, slug);
      // The key points are ticked above the rest.
      const title = parts.whole.querySelector(`[id="${slug}:key-points"]`);
      for (const part of [title?.nextElementSibling, title]) part?.remove();
      return { ...parts, followUps: followUps.map(followUp) };
    };
    const about = { name: `question/${slug}`, former, title, asks: title, minutes, level, kind, address, answer };
    return prompt ? { ...about, prompt: async () => (await partsOf(address, slug)).prompt } : about;
  });
}

/**
 * A follow-up as the page has it: a reply to open, a link to the question that it is, or the bare question.
 * @param {Element} item
 * @returns {FollowUp}
 */
function followUp(item) {
  const [link, asked] = [item.querySelector(":scope > a"), item.querySelector("summary")];
  if (link instanceof HTMLAnchorElement) {
    const reply = async () => (await partsOf(new URL(link.href), "")).short;
    return { ask: element("a", { href: link.href }, link.textContent), reply };
  }
  const reply = element("div", {}, ...(item.querySelector("summary + *")?.childNodes ?? []));
  const ask = element("span", {}, ...(asked ?? item).childNodes);
  return {
    ask,
    reply: () => Promise.resolve(reply.hasChildNodes() ? reply : document.createTextNode(say("practice_no_reply"))),
  };
}

/** @type {() => Promise<{ terms: { address: string, term: string, definition: string }[] }>} */
const lexicon = once(() => documentAt("search/lexicon.json"));

/**
 * Terms to be explained, or to be named after their definition, or both.
 * @param {string} way `term`, `definition` or `both`
 * @returns {Promise<Card[]>}
 */
export async function termCards(way) {
  const { terms } = await lexicon();
  return terms.flatMap(({ address, term, definition }) => {
    const slug = address.split("/").at(-2) ?? "";
    const about = { former: [], title: term, minutes: 0, level: [], kind: [], address: new URL(address, ROOT) };
    const said = (/** @type {string} */ text) => () =>
      Promise.resolve({ short: element("div", {}, text), points: [], whole: null, followUps: [] });
    const cards = [];
    if (way !== "definition") cards.push({ ...about, name: `term/${slug}`, asks: term, answer: said(definition) });
    if (way !== "term") cards.push({ ...about, name: `definition/${slug}`, asks: definition, answer: said(term) });
    return cards;
  });
}
