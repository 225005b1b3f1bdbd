// @ts-check
// The search engine: Pagefind over the pages, and the lexicon for names and misspelled words. Loaded on first use.

import { documentAt, once } from "../../scripts/asked.js";
import { ROOT } from "../../scripts/place.js";
import { excerpt } from "./excerpt.js";
import { judged } from "./judging.js";
import { fused, lexicon, listed, merged, named, rarity, scored } from "./ranking.js";
import { mended, renamed, stem, telling, wordsOf } from "./words.js";

/** @typedef {import("./ranking.js").Found} Found */
/** @typedef {{ url: string, content: string, meta: Record<string, string> }} PageData */
/** @typedef {{ id: string, score: number, data(): Promise<PageData> }} Page */
/** @typedef {{ search(query: string): Promise<{ results: Page[] }> }} Pagefind */
/** @typedef {import("./ranking.js").Lexicon & { pagefind: Pagefind }} Engine */

// Pagefind makes its own script when it makes the index.
const PAGEFIND = new URL("pagefind/pagefind.js", ROOT).href;

// With so many pages that have every word, nobody misses those that have some.
const ENOUGH = 12;

// How sure it is that a mended word was meant.
const GUESSED = 0.8;

// So many results the search shows, and so many questions the page of all of them.
const SHOWN = 8;
const QUESTIONS = 60;

/** What a search needs. @returns {Promise<Engine>} */
const load = once(async () => {
  // First what may fail again and again: a browser never asks twice for a module that did not come.
  const file = await documentAt("search/lexicon.json");
  const pagefind = await import(PAGEFIND);
  await pagefind.options({ ranking: { pageLength: 0.4, termFrequency: 0.5 } });
  await pagefind.init();
  return { ...lexicon(file, ROOT), pagefind };
});

/**
 * Pagefind wants every word on a page; somebody who types a whole question is better served by most of them. So where
 * few pages have all of them, the pages of each word count too. Notes on how many pages each word is.
 * @param {Engine} engine
 * @param {string[]} tokens
 * @param {Map<string, number>} counts
 */
async function ranked({ pagefind, pages }, tokens, counts) {
  const found = async (/** @type {string} */ words) => (await pagefind.search(words)).results;
  const strict = await found(tokens.join(" "));
  const singles = tokens.length === 1 ? [strict] : await Promise.all(tokens.map(found));
  for (const [index, token] of tokens.entries()) counts.set(stem(token), singles[index].length);
  return tokens.length === 1 || strict.length >= ENOUGH ? strict : scored(strict, singles, pages);
}

/**
 * How much a word tells: the more, the fewer pages have it, and the most if the site does not know it.
 * @param {Map<string, number>} counts
 * @param {Engine} engine
 */
function weightBy(counts, { pages, stemmed }) {
  return (/** @type {string} */ stem) =>
    rarity(stem.length < 4 || stemmed.has(stem) ? counts.get(stem) ?? pages / 20 : 0, pages);
}

/**
 * The pages that answer a query, the best first; what to call what it asks for, but nothing where a word of it is
 * nothing here; the words that were looked for; and the query as it was mended, if it was.
 * @param {Engine} engine
 * @param {string} query
 * @param {boolean} literal whether it is taken as it is typed
 * @param {number} limit so many pages are wanted
 */
async function answers(engine, query, literal, limit) {
  const typed = telling(query);
  const each = literal ? typed : mended(typed, engine);
  const words = each.filter(Boolean);
  if (!words.length) return { pages: [], called: "", words, corrected: "" };
  const changed = words.join(" ") !== typed.join(" ");
  const corrected = changed ? words.join(" ") : "";

  const other = literal ? null : renamed(words, engine.terms);
  const counts = new Map();
  const orders = await Promise.all([words, ...(other ? [other] : [])].map((way) => ranked(engine, way, counts)));
  const best = (other ? fused(...orders) : orders[0]).slice(0, limit * 2);
  const found = (await Promise.all(best.map((page) => page.data()))).map(({ url: path, content, meta }) => {
    const url = new URL(path.replace(/\.md$/, "/"), ROOT).href; // the index was made of the files of the pages
    return { ...meta, url, title: meta.title, kind: meta.kind, content, ...engine.byUrl.get(url) };
  });
  // A word that is nothing here is one that a page lacks.
  const meant = [each.map((word, index) => word || typed[index]), ...(other ? [other] : [])];
  const guessed = new Set(words.filter((word) => !typed.includes(word)).map(stem));
  const surety = (/** @type {string} */ stem) => guessed.has(stem) ? GUESSED : 1;
  const pages = judged(found, meant, weightBy(counts, engine), surety, wordsOf(query).length > typed.length);
  return {
    pages,
    called: each.every(Boolean) ? corrected || query : "",
    words: [...words, ...(other ?? [])],
    corrected,
  };
}

/**
 * Searches for questions, terms and lists. `literal` takes the query as it is typed. Gives the results, and the query
 * that was searched if it was mended.
 * @param {string} query
 * @param {{ literal?: boolean }} [options]
 * @returns {Promise<{ results: Found[], corrected: string }>}
 */
export async function search(query, { literal = false } = {}) {
  const engine = await load();
  const { pages, called, words, corrected } = await answers(engine, query, literal, SHOWN);
  const results = merged(named(called, engine.terms), listed(called, engine.lists), pages).slice(0, SHOWN)
    .map(({ content = "", ...one }) => ({ ...one, excerpt: excerpt(content, one.title, words) }));
  return { results, corrected };
}

/**
 * The addresses of the questions that answer a query, the best first, and the query that was searched if it was mended.
 * @param {string} query
 */
export async function questionsFor(query) {
  const { pages, corrected } = await answers(await load(), query, false, QUESTIONS);
  const urls = pages.filter(({ kind }) => kind === "question").map(({ url }) => url);
  return { urls: urls.slice(0, QUESTIONS), corrected };
}
