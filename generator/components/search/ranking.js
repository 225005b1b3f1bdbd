// @ts-check
// What the search knows by heart, and how several orders of what it finds become one. It loads nothing and shows nothing.

import { spelling } from "../../scripts/spelling.js";
import { isUnspaced, stem, telling } from "./words.js";

/** What is found by its names: a term, or a list of questions. */
/** @typedef {{ url: string, kind: string, title: string, definition: string, names: string[] }} Named */
/**
 * A result: its level and topic are words to show.
 * @typedef {{
 *   url: string, kind: string, title: string,
 *   level?: string, topic?: string, definition?: string, content?: string, excerpt?: import("./excerpt.js").Part[],
 * }} Found
 */
/**
 * `stemmed` are the known words without their endings, `byUrl` the terms.
 * @typedef {{
 *   words: string[], known: Set<string>, stemmed: Set<string>, terms: Named[], byUrl: Map<string, Named>, lists: Named[],
 *   pages: number,
 * }} Lexicon
 */
/**
 * @typedef {{
 *   pages: number, words: string, terms: { address: string, term: string, definition: string, names: string[] }[],
 *   lists: { address: string, title: string, about: string }[],
 * }} LexiconFile
 */

/**
 * The lexicon as the search needs it. The first name of a term is its own.
 * @param {LexiconFile} file
 * @param {URL} root
 * @returns {Lexicon}
 */
export function lexicon(file, root) {
  const words = file.words.split(" ");
  const url = (/** @type {string} */ address) => new URL(address, root).href;
  const terms = file.terms.map(({ address, term, definition, names }) => {
    return { url: url(address), kind: "term", title: term, definition, names: [spelling(term), ...names] };
  });
  const lists = file.lists.map(({ address, title, about }) => {
    const names = [spelling(title), telling(title).join(" ")];
    return { url: url(address), kind: "list", title, definition: about, names };
  });
  return {
    words,
    known: new Set(words),
    stemmed: new Set(words.map(stem)),
    terms,
    byUrl: new Map(terms.map((term) => [term.url, term])),
    lists,
    pages: file.pages,
  };
}

/**
 * Of what has names that whose name is what was typed (rank 0), or begins with it; the best first.
 * @param {string} query
 * @param {Named[]} all
 * @returns {{ one: Named, rank: number }[]}
 */
export function named(query, all) {
  const typed = spelling(query);
  const isAnywhere = isUnspaced(typed);
  if (typed.length < 2 && !isAnywhere) return [];
  const isLong = typed.length > 2 || isAnywhere;
  const singular = typed.replace(/s$/, "");
  const found = [];
  for (const one of all) {
    let rank = Infinity;
    for (const name of one.names) {
      if (name === typed || name === singular) rank = Math.min(rank, 0);
      else if (isLong && name.startsWith(typed)) rank = Math.min(rank, 1 + name.length / 100);
      else if (isLong && name.includes(isAnywhere ? typed : ` ${typed}`)) rank = Math.min(rank, 2 + name.length / 100);
    }
    if (rank < Infinity) found.push({ one, rank });
  }
  return found.sort((before, after) => before.rank - after.rank);
}

/**
 * Of lists those whose title was typed (rank 0), and those the words of whose title, two or more, are half of what was
 * typed or more.
 * @param {string} query
 * @param {Named[]} lists
 * @returns {{ one: Named, rank: number }[]}
 */
export function listed(query, lists) {
  const typed = new Set(telling(query).map(stem));
  return lists.flatMap((one) => {
    if (one.names.includes(spelling(query))) return [{ one, rank: 0 }];
    const words = telling(one.title).map(stem);
    const isPart = words.length > 1 && words.length * 2 >= typed.size && words.every((word) => typed.has(word));
    return isPart ? [{ one, rank: 1 }] : [];
  });
}

/**
 * How much a word tells that stands in so many of all pages: the more, the fewer they are.
 * @param {number} count
 * @param {number} total
 */
export function rarity(count, total) {
  return Math.log(1 + total / (1 + count));
}

/**
 * Pages in one order: `strict` have every word, `singles` are those that have each word by itself. A rare word counts
 * for more than a common one, more words for more than fewer, and all of them for the most.
 * @template {{ id: string, score: number }} Page
 * @param {Page[]} strict
 * @param {Page[][]} singles
 * @param {number} total of how many pages these are
 * @returns {Page[]}
 */
export function scored(strict, singles, total) {
  /** @type {Map<string, { result: Page, score: number, words: number }>} */
  const scores = new Map();
  for (const results of singles) {
    const weight = rarity(results.length, total);
    const best = results[0]?.score ?? 1;
    for (const result of results) {
      const entry = scores.get(result.id) ?? { result, score: 0, words: 0 };
      entry.score += (weight * result.score) / (best + 2);
      entry.words += 1;
      scores.set(result.id, entry);
    }
  }
  for (const entry of scores.values()) entry.score *= (entry.words / singles.length) ** 0.7;
  strict.forEach((result, index) => {
    const entry = scores.get(result.id);
    if (!entry) return;
    entry.score *= 1.15 + 0.35 / (1 + index);
    entry.result = result; // as it was found by all the words
  });
  return byScore(scores);
}

/**
 * Two orders made one: what stands high in either stands high (reciprocal rank fusion).
 * @template {{ id: string }} Page
 * @param {...Page[]} orders
 * @returns {Page[]}
 */
export function fused(...orders) {
  /** @type {Map<string, { result: Page, score: number }>} */
  const scores = new Map();
  for (const order of orders) {
    order.slice(0, 200).forEach((result, place) => {
      const entry = scores.get(result.id) ?? { result, score: 0 };
      entry.score += 1 / (5 + place);
      scores.set(result.id, entry);
    });
  }
  return byScore(scores);
}

/**
 * @template Page
 * @param {Map<string, { result: Page, score: number }>} scores
 */
function byScore(scores) {
  return [...scores.values()].sort((one, other) => other.score - one.score).map((entry) => entry.result);
}

/**
 * Terms, lists and pages in one order. A term whose very name was typed comes first, and the best question after it; where
 * there is none, a list whose title was typed. Any other list, and the two best of the terms whose name begins so, come
 * after the best page. What is found both ways stands once, as the page that it is.
 * @param {{ one: Named, rank: number }[]} terms
 * @param {{ one: Named, rank: number }[]} lists
 * @param {Found[]} pages
 * @returns {Found[]}
 */
export function merged(terms, lists, pages) {
  const [exact, exactLists] = [terms, lists].map((all) => all.filter(({ rank }) => rank === 0).map(({ one }) => one));
  const others = lists.filter(({ rank }) => rank > 0).map(({ one }) => one);
  const begun = terms.filter(({ rank }) => rank > 0).slice(0, 2).map(({ one }) => one);
  const question = exact.length ? pages.find(({ kind }) => kind === "question") : null;
  const best = [question ?? pages[0]].filter(Boolean);
  const order = exact.length ? [...exact, ...best, ...exactLists] : [...exactLists, ...best];
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  /** @type {Map<string, Found>} */
  const results = new Map();
  for (const result of [...order, ...others, ...begun, ...pages]) {
    if (!results.has(result.url)) results.set(result.url, byUrl.get(result.url) ?? result);
  }
  return [...results.values()];
}
