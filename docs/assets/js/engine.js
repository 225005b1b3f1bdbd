// The search engine: Pagefind over the pages, and the lexicon for names and misspelled words. Loaded on first use.

import { distance, spelling, tolerance } from "./spelling.js";

const ROOT = new URL("../../", import.meta.url);

const STOP = new Set(
  ("a about after all an and any are as at be been between but by can could did do does for from get had has have how i " +
    "if in into is it its me my not of on or our out over should so some than that the their them then there these they this " +
    "to up use used using vs versus was we were what when where which while who why will with would you your tell explain " +
    "describe difference mean means").split(" "),
);

// With so many pages that have every word, nobody misses those that have some.
const ENOUGH = 12;

let loading = null;

// Loads what a search needs, once.
export function load() {
  loading ??= (async () => {
    const [pagefind, lexicon] = await Promise.all([
      import(new URL("pagefind/pagefind.js", ROOT)),
      fetch(new URL("search/lexicon.json", ROOT)).then((answer) => answer.json()),
    ]);
    await pagefind.options({ excerptLength: 22, ranking: { pageLength: 0.4, termFrequency: 0.5 } });
    await pagefind.init();
    const words = lexicon.words.split(" ");
    const terms = lexicon.terms.map(([address, title, definition, others]) => ({
      url: new URL(address, ROOT).href,
      kind: "Term",
      title,
      definition,
      names: [spelling(title), ...others],
    }));
    return { pagefind, terms, words, known: new Set(words), pages: lexicon.pages };
  })();
  return loading;
}

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

const ENDINGS = /(?:ations?|ions?|ities|ity|ments?|ings?|ers?|ors?|ies|ed|es|ly|al|able|s|d|r|e)$/;

// Whether the site uses the word, in this form or with another ending.
function familiar(word, { known }) {
  const stem = word.replace(ENDINGS, "");
  return [word, stem, `${stem}e`, `${stem}s`, `${stem}y`, `${stem}ing`].some((form) => form.length > 3 && known.has(form));
}

// The query with each unknown word replaced by the word of the site that is most like it. A word that is like none is
// left out, because Pagefind would take whatever begins with the same letter.
function mended(tokens, engine) {
  const { words } = engine;
  return tokens
    .map((token, index) => {
      if (token.length < 4 || /[^a-z]/.test(token) || familiar(token, engine)) return token;
      // The last word may not be finished yet.
      if (index === tokens.length - 1 && words.some((word) => word.startsWith(token))) return token;
      const near = closest(token, words);
      if (near) return near;
      return words.some((word) => word.startsWith(token.slice(0, 4))) ? token : "";
    })
    .filter(Boolean);
}

// The query with another name of a term replaced by the term's own; nothing if there is none in it.
function renamed(tokens, terms) {
  const text = ` ${tokens.join(" ")} `;
  for (const { names } of terms) {
    for (const name of names.slice(1)) {
      if (text.includes(` ${name} `)) return text.replace(` ${name} `, ` ${names[0]} `).trim().split(" ");
    }
  }
  return null;
}

// Terms whose name is what was typed, or begins with it; the best first.
function named(query, terms) {
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

// Pagefind wants every word on a page; somebody who types a whole question is better served by most of them. So where
// few pages have all of them, each word is asked for by itself, and a rare word counts for more than a common one.
async function ranked(pagefind, tokens, total) {
  const strict = (await pagefind.search(tokens.join(" "))).results;
  if (tokens.length === 1 || strict.length >= ENOUGH) return strict;
  const scores = new Map();
  const single = await Promise.all(tokens.map(async (token) => (await pagefind.search(token)).results));
  for (const results of single) {
    const weight = Math.log(1 + total / (1 + results.length));
    const best = results[0]?.score ?? 1;
    for (const result of results) {
      const entry = scores.get(result.id) ?? { result, score: 0, words: 0 };
      entry.score += (weight * result.score) / (best + 2);
      entry.words += 1;
      scores.set(result.id, entry);
    }
  }
  for (const entry of scores.values()) entry.score *= (entry.words / tokens.length) ** 0.7;
  strict.forEach((result, index) => {
    const entry = scores.get(result.id);
    if (!entry) return;
    entry.score *= 1.15 + 0.35 / (1 + index);
    entry.result = result; // its excerpt shows all the words
  });
  return [...scores.values()].sort((one, other) => other.score - one.score).map((entry) => entry.result);
}

// Two orders made one: what stands high in either stands high (reciprocal rank fusion).
function fused(...orders) {
  const scores = new Map();
  for (const order of orders) {
    order.slice(0, 200).forEach((result, place) => {
      const entry = scores.get(result.id) ?? { result, score: 0 };
      entry.score += 1 / (5 + place);
      scores.set(result.id, entry);
    });
  }
  return [...scores.values()].sort((one, other) => other.score - one.score).map((entry) => entry.result);
}

// Searches. Gives { results, corrected }: results are { url, kind, title, level, topic, definition, excerpt }, where the
// excerpt is HTML with marks around the words found; `corrected` is the query that was searched, if it was mended.
export async function search(query, { limit = 8, only = "", literal = false } = {}) {
  const engine = await load();
  const typed = query.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}+#]*/gu) ?? [];
  const telling = typed.filter((token) => !STOP.has(token));
  const tokens = telling.length ? telling : typed;
  if (!tokens.length) return { results: [], corrected: "" };
  const words = literal ? tokens : mended(tokens, engine);
  if (!words.length) return { results: [], corrected: "" };
  const changed = words.join(" ") !== tokens.join(" ");
  const asked = changed ? words.join(" ") : query;

  const terms = only === "Question" ? [] : named(asked, engine.terms);
  const exact = terms.filter(({ rank }) => rank === 0).map(({ term }) => term);
  const begun = terms.filter(({ rank }) => rank > 0).slice(0, 2).map(({ term }) => term);
  const total = engine.pages;
  const other = literal ? null : renamed(words, engine.terms);
  const orders = [words, ...(other ? [other] : [])].map((tokens) => ranked(engine.pagefind, tokens, total));
  const pages = other ? fused(...(await Promise.all(orders))) : await orders[0];
  const data = await Promise.all(pages.slice(0, limit * (only ? 2 : 1)).map((page) => page.data()));
  const byAddress = new Map(engine.terms.map((term) => [term.url, term]));
  const found = data.map((page) => {
    const url = new URL(page.url, ROOT).href;
    const { kind, title, level, topic } = page.meta;
    return { url, kind, title, level, topic, definition: byAddress.get(url)?.definition, excerpt: page.excerpt };
  });

  // A term whose very name was typed comes first; one whose name begins so comes after the best page.
  const results = [];
  const push = (result) => {
    if (results.some(({ url }) => url === result.url)) return;
    results.push(found.find(({ url }) => url === result.url) ?? result);
  };
  exact.forEach(push);
  if (found.length) push(found[0]);
  begun.forEach(push);
  found.forEach(push);
  const kept = only ? results.filter(({ kind }) => kind === only) : results;
  return { results: kept.slice(0, limit), corrected: changed ? asked : "" };
}
