// @ts-check
// How the search takes a query, and in what order it gives what it finds. It loads nothing and shows nothing.

import { distance, spelling, tolerance } from "../../scripts/spelling.js";
import { ENDING, ENDINGS, STOP } from "./english.js";

/** @typedef {{ url: string, kind: "term", title: string, definition: string, names: string[] }} Term */
/**
 * A result: its level and topic are words to show.
 * @typedef {{
 *   url: string, kind: string, title: string,
 *   level?: string, topic?: string, definition?: string, content?: string, excerpt?: import("./excerpt.js").Part[],
 * }} Found
 */
/** @typedef {{ words: string[], known: Set<string>, terms: Term[], pages: number }} Lexicon */
/** @typedef {{ term: Term, rank: number }} Named */
/**
 * @typedef {{
 *   pages: number, words: string, terms: { address: string, term: string, definition: string, names: string[] }[],
 * }} LexiconFile
 */

/** What is a word. */
export const WORD = /[\p{L}\p{N}][\p{L}\p{N}+#]*/gu;

/**
 * The lexicon as the search needs it. The first name of a term is its own.
 * @param {LexiconFile} file
 * @param {URL} root
 * @returns {Lexicon}
 */
export function lexicon(file, root) {
  const words = file.words.split(" ");
  const terms = file.terms.map(({ address, term, definition, names }) => ({
    url: new URL(address, root).href,
    kind: /** @type {const} */ ("term"),
    title: term,
    definition,
    names: [spelling(term), ...names],
  }));
  return { words, known: new Set(words), terms, pages: file.pages };
}

/**
 * The words of a query that tell something; all of them where none does.
 * @param {string} query
 * @returns {string[]}
 */
export function telling(query) {
  const typed = query.toLowerCase().match(WORD) ?? [];
  const telling = typed.filter((token) => !STOP.has(token));
  return telling.length ? telling : typed;
}

/**
 * The word of the site that is most like this one; null if none is.
 * @param {string} word
 * @param {string[]} words
 */
function closest(word, words) {
  let best = null;
  let least = tolerance(word) + 1;
  for (const candidate of words) {
    if (candidate[0] !== word[0] && word.length < 6) continue;
    const found = distance(word, candidate, least - 1);
    if (found < least) [best, least] = [candidate, found];
    if (least <= 1) break;
  }
  return best;
}

/**
 * Whether the site uses the word, in this form or with another ending.
 * @param {string} word
 * @param {Set<string>} known
 */
export function familiar(word, known) {
  const stem = word.replace(ENDING, "");
  return [word, ...ENDINGS.map((ending) => stem + ending)].some((form) => form.length > 3 && known.has(form));
}

/**
 * Each word of the query, an unknown one replaced by the word of the site that is most like it. A word that is like none
 * becomes nothing, because Pagefind would take whatever begins with the same letter.
 * @param {string[]} tokens
 * @param {Pick<Lexicon, "words" | "known">} lexicon
 */
export function mended(tokens, { words, known }) {
  return tokens.map((token, index) => {
    if (token.length < 4 || /[^a-z]/.test(token) || familiar(token, known)) return token;
    // The last word may not be finished yet.
    if (index === tokens.length - 1 && words.some((word) => word.startsWith(token))) return token;
    const near = closest(token, words);
    if (near) return near;
    return words.some((word) => word.startsWith(token.slice(0, 4))) ? token : "";
  });
}

/**
 * The query with another name of a term replaced by the term's own; null if there is none in it.
 * @param {string[]} tokens
 * @param {Pick<Term, "names">[]} terms
 */
export function renamed(tokens, terms) {
  const text = ` ${tokens.join(" ")} `;
  for (const { names } of terms) {
    for (const name of names.slice(1)) {
      if (text.includes(` ${name} `)) return text.replace(` ${name} `, ` ${names[0]} `).trim().split(" ");
    }
  }
  return null;
}

/**
 * Terms whose name is what was typed (rank 0), or begins with it; the best first.
 * @param {string} query
 * @param {Term[]} terms
 * @returns {Named[]}
 */
export function named(query, terms) {
  const typed = spelling(query);
  if (typed.length < 2) return [];
  const singular = typed.replace(/s$/, "");
  const found = [];
  for (const term of terms) {
    let rank = Infinity;
    for (const name of term.names) {
      if (name === typed || name === singular) rank = Math.min(rank, 0);
      else if (typed.length > 2 && name.startsWith(typed)) rank = Math.min(rank, 1 + name.length / 100);
      else if (typed.length > 2 && name.includes(` ${typed}`)) rank = Math.min(rank, 2 + name.length / 100);
    }
    if (rank < Infinity) found.push({ term, rank });
  }
  return found.sort((one, other) => one.rank - other.rank);
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

/** The words of a text without their endings, so that the forms of a word are one. @param {string} text */
export function stems(text) {
  return (text.toLowerCase().match(WORD) ?? []).map((word) => {
    let stem = word;
    for (let shorter; (shorter = stem.replace(ENDING, "")) !== stem && shorter.length > 2;) stem = shorter;
    return stem;
  });
}

/** Of what is asked, by the weight of its words, a page has at least so much, or it does not answer it. */
const ENOUGH = 0.45;

/**
 * How much of what is asked stands in a text, by the weight of its words: from 0 to 1. The last word may be unfinished.
 * @param {string[]} asked stems
 * @param {string[]} found stems
 * @param {(stem: string) => number} weight
 * @param {(stem: string) => number} [surety] how sure it is that a word was meant
 */
function share(asked, found, weight, surety = () => 1) {
  const there = new Set(found);
  const unfinished = asked.at(-1) ?? "";
  let [had, all] = [0, 0];
  for (const word of asked) {
    const has = there.has(word) ||
      (word === unfinished && word.length > 2 && found.some((one) => one.startsWith(word)));
    all += weight(word);
    if (has) had += weight(word) * surety(word);
  }
  return all ? had / all : 0;
}

/**
 * The pages that answer what is asked, in a better order: one whose title is about that, and about little else, comes
 * before one that mentions it more often. A page that lacks the words that tell most is none of them.
 * @template {{ title: string, content: string }} Page
 * @param {Page[]} pages the best first, as the index has them
 * @param {string[][]} ways the words, in each way in which it can be asked
 * @param {(stem: string) => number} weight how much a word tells
 * @param {(stem: string) => number} surety how sure it is that a word was meant
 * @returns {Page[]}
 */
export function judged(pages, ways, weight, surety) {
  const asked = ways.map((words) => stems(words.join(" ")));
  return pages
    .map((page, place) => {
      const title = stems(telling(page.title).join(" "));
      const all = stems(`${page.title} ${page.content}`);
      const had = Math.max(...asked.map((words) => share(words, all, weight, surety)));
      const named = Math.max(
        ...asked.map((words) => share(words, title, weight) * (0.4 + 0.6 * share(title, words, weight))),
      );
      return { page, had, score: 4 / (4 + place) + 0.5 * named + 0.3 * had };
    })
    .filter(({ had }) => had >= ENOUGH)
    .sort((one, other) => other.score - one.score)
    .map(({ page }) => page);
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
 * Terms and pages in one order. A term whose very name was typed comes first; the two best of those whose name begins so
 * come after the best page. What is found both ways stands once, as the page that it is.
 * @param {Named[]} terms
 * @param {Found[]} pages
 * @returns {Found[]}
 */
export function merged(terms, pages) {
  const exact = terms.filter(({ rank }) => rank === 0);
  const begun = terms.filter(({ rank }) => rank > 0).slice(0, 2);
  const order = [...exact.map(({ term }) => term), ...pages.slice(0, 1), ...begun.map(({ term }) => term), ...pages];
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  /** @type {Map<string, Found>} */
  const results = new Map();
  for (const result of order) {
    if (!results.has(result.url)) results.set(result.url, byUrl.get(result.url) ?? result);
  }
  return [...results.values()];
}
