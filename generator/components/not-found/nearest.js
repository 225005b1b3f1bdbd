// @ts-check
// Which addresses of the site are nearest to one that there is none of. Pure.

import { distance, tolerance } from "../../scripts/spelling.js";

/** @typedef {{ address: string, title?: string, moved_to?: string }} Known an address of the site (outputs/api.py) */
/** @typedef {{ address: string, title: string }} Near */

const MOST = 3;
const ENOUGH = 0.5; // of 1, which is the same name; below it two names have little in common
const SAME_KIND = 0.05; // for what stands in the folder that was asked for

/**
 * The pages whose names are most like the one that was asked for, the nearest first. A former name leads to the page that
 * had it.
 * @param {string} asked a path from the site's root
 * @param {Known[]} known
 * @returns {Near[]}
 */
export function nearest(asked, known) {
  const name = nameOf(asked);
  if (!name) return [];
  const all = known.map((one) => ({ ...one, name: nameOf(one.address) })).filter(({ name }) => name);
  const titles = new Map(known.map(({ address, title }) => [address, title]));
  const likeness = compared(name, all.map(({ name }) => name));
  const folder = asked.split("/")[0];
  /** @type {Map<string, number>} */
  const best = new Map();
  for (const { address, moved_to, name } of all) {
    const like = likeness(name);
    const score = like + (address.split("/")[0] === folder ? SAME_KIND : 0);
    const page = moved_to ?? address;
    if (like >= ENOUGH && titles.get(page) && score > (best.get(page) ?? 0)) best.set(page, score);
  }
  return [...best].sort(([, one], [, other]) => other - one).slice(0, MOST)
    .map(([address]) => ({ address, title: titles.get(address) ?? "" }));
}

/**
 * The words of the last step of a path, with hyphens between them, as a slug has them.
 * @param {string} path
 */
export function nameOf(path) {
  const last = path.split("/").filter(Boolean).at(-1) ?? "";
  return last.replace(/\.\w{1,5}$/, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
}

/**
 * Gives how much a name is like the one that was asked for, from 0 to 1: by their letters if few differ, else by the
 * words that both have, of which a rare one says more than a common one.
 * @param {string} asked
 * @param {string[]} names all that there are
 */
function compared(asked, names) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of names.flatMap((name) => [...new Set(name.split("-"))])) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weight = (/** @type {string} */ word) => Math.log(1 + names.length / (counts.get(word) ?? 1));
  const sum = (/** @type {string[]} */ words) => words.reduce((all, word) => all + weight(word), 0);

  // Each word that was asked for, with the words of the site that it may be a misspelling of.
  const words = [...new Set(asked.split("-"))];
  const meant = words.map((word) =>
    counts.has(word)
      ? new Set([word])
      : new Set([...counts.keys()].filter((other) => distance(word, other, tolerance(word)) <= tolerance(word)))
  );
  const weightAsked = sum(words.map((word, at) => [...meant[at]][0] ?? word));

  return (/** @type {string} */ name) => {
    const own = [...new Set(name.split("-"))];
    const shared = own.filter((word) => meant.some((some) => some.has(word)));
    const inWords = 2 * sum(shared) / (weightAsked + sum(own));
    const longest = Math.max(asked.length, name.length);
    const few = Math.floor(longest / 4);
    const wrong = distance(asked, name, few);
    return Math.max(Math.min(1, inWords), wrong > few ? 0 : 1 - wrong / longest);
  };
}
