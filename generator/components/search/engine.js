// @ts-check
// The search engine: Pagefind over the pages, and the lexicon for names and misspelled words. Loaded on first use.

import { ROOT } from "../../scripts/place.js";
import { parts } from "./excerpt.js";
import { fused, lexicon, mended, merged, named, renamed, scored, telling } from "./ranking.js";

/** @typedef {import("./ranking.js").Found} Found */
/** @typedef {{ url: string, excerpt: string, meta: Record<string, string> }} PageData */
/** @typedef {{ id: string, score: number, data(): Promise<PageData> }} Page */
/** @typedef {{ search(query: string): Promise<{ results: Page[] }> }} Pagefind */
/** @typedef {import("./ranking.js").Lexicon & { pagefind: Pagefind }} Engine */

// Pagefind makes its own script when it makes the index.
const PAGEFIND = new URL("pagefind/pagefind.js", ROOT).href;

// With so many pages that have every word, nobody misses those that have some.
const ENOUGH = 12;

/** @type {Promise<Engine> | null} */
let loading = null;

/** Loads what a search needs, once. */
function load() {
  loading ??= (async () => {
    const [pagefind, file] = await Promise.all([
      import(PAGEFIND),
      fetch(new URL("search/lexicon.json", ROOT)).then((answer) => answer.json()),
    ]);
    await pagefind.options({ excerptLength: 22, ranking: { pageLength: 0.4, termFrequency: 0.5 } });
    await pagefind.init();
    return { ...lexicon(file, ROOT), pagefind };
  })();
  return loading;
}

/**
 * Pagefind wants every word on a page; somebody who types a whole question is better served by most of them. So where
 * few pages have all of them, each word is asked for by itself.
 * @param {Engine} engine
 * @param {string[]} tokens
 */
async function ranked({ pagefind, pages }, tokens) {
  const strict = (await pagefind.search(tokens.join(" "))).results;
  if (tokens.length === 1 || strict.length >= ENOUGH) return strict;
  const singles = await Promise.all(tokens.map(async (token) => (await pagefind.search(token)).results));
  return scored(strict, singles, pages);
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
  const words = literal ? tokens : mended(tokens, engine);
  if (!words.length) return { results: [], corrected: "" };
  const changed = words.join(" ") !== tokens.join(" ");
  const asked = changed ? words.join(" ") : query;

  const other = literal ? null : renamed(words, engine.terms);
  const orders = await Promise.all((other ? [words, other] : [words]).map((tokens) => ranked(engine, tokens)));
  const best = (other ? fused(...orders) : orders[0]).slice(0, limit * (only ? 2 : 1));
  const data = await Promise.all(best.map((page) => page.data()));
  const definitions = new Map(engine.terms.map((term) => [term.url, term.definition]));
  const pages = data.map(({ url: path, excerpt, meta: { kind, title, level, topic } }) => {
    const url = new URL(path, ROOT).href;
    return { url, kind, title, level, topic, definition: definitions.get(url), excerpt: parts(excerpt) };
  });
  const results = merged(only === "question" ? [] : named(asked, engine.terms), pages);
  const wanted = only ? results.filter(({ kind }) => kind === only) : results;
  return { results: wanted.slice(0, limit), corrected: changed ? asked : "" };
}
