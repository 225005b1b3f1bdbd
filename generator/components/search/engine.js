// @ts-check
// The search engine: Pagefind over the pages, and the lexicon for names and misspelled words. Loaded on first use.

import { documentAt } from "../../scripts/asked.js";
import { ROOT } from "../../scripts/place.js";
import { excerpt } from "./excerpt.js";
import {
  familiar,
  fused,
  judged,
  lexicon,
  mended,
  merged,
  named,
  rarity,
  renamed,
  scored,
  stems,
  telling,
} from "./ranking.js";

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
const GUESSED = 0.6;

/** @type {Promise<Engine> | null} */
let loading = null;

/** Loads what a search needs, once. */
function load() {
  loading ??= (async () => {
    const [pagefind, file] = await Promise.all([import(PAGEFIND), documentAt("search/lexicon.json")]);
    await pagefind.options({ ranking: { pageLength: 0.4, termFrequency: 0.5 } });
    await pagefind.init();
    return { ...lexicon(file, ROOT), pagefind };
  })();
  return loading;
}

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
  for (const [index, token] of tokens.entries()) counts.set(stems(token)[0], singles[index].length);
  return tokens.length === 1 || strict.length >= ENOUGH ? strict : scored(strict, singles, pages);
}

/**
 * How much a word tells: the more, the fewer pages have it, and the most if the site does not know it.
 * @param {Map<string, number>} counts
 * @param {Engine} engine
 */
function weightBy(counts, { pages, known }) {
  return (/** @type {string} */ stem) => {
    const isKnown = stem.length < 4 || familiar(stem, known);
    return rarity(isKnown ? counts.get(stem) ?? pages / 20 : 0, pages);
  };
}

/**
 * Searches for questions and terms, or only for one kind of these. `literal` takes the query as it is typed. Gives the
 * results, and the query that was searched if it was mended.
 * @param {string} query
 * @param {{ limit?: number, only?: string, literal?: boolean }} [options]
 * @returns {Promise<{ results: Found[], corrected: string }>}
 */
export async function search(query, { limit = 8, only = "", literal = false } = {}) {
  const engine = await load();
  const tokens = telling(query);
  const each = literal ? tokens : mended(tokens, engine);
  const words = each.filter(Boolean);
  if (!words.length) return { results: [], corrected: "" };
  const guessed = new Set(stems(words.filter((word) => !tokens.includes(word)).join(" ")));
  const changed = words.join(" ") !== tokens.join(" ");
  const asked = changed ? words.join(" ") : query;

  const other = literal ? null : renamed(words, engine.terms);
  const ways = other ? [words, other] : [words];
  const counts = new Map();
  const orders = await Promise.all(ways.map((tokens) => ranked(engine, tokens, counts)));
  const best = (other ? fused(...orders) : orders[0]).slice(0, limit * 2);
  const data = await Promise.all(best.map((page) => page.data()));
  const definitions = new Map(engine.terms.map((term) => [term.url, term.definition]));
  const found = data.map(({ url: path, content, meta: { kind, title, level, topic } }) => {
    const url = new URL(path, ROOT).href;
    return { url, kind, title, level, topic, content, definition: definitions.get(url) };
  });
  // A word that is nothing here is one that a page lacks.
  const meant = [each.map((word, index) => word || tokens[index]), ...(other ? [other] : [])];
  const surety = (/** @type {string} */ stem) => guessed.has(stem) ? GUESSED : 1;
  const pages = judged(found, meant, weightBy(counts, engine), surety);
  const results = merged(only === "question" ? [] : named(asked, engine.terms), pages);
  const wanted = only ? results.filter(({ kind }) => kind === only) : results;
  // Where one kind is asked for, the titles alone are shown.
  const shown = wanted.slice(0, limit).map(({ content = "", ...one }) =>
    only ? one : { ...one, excerpt: excerpt(content, one.title, ways.flat()) }
  );
  return { results: shown, corrected: changed ? asked : "" };
}
