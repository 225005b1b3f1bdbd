// @ts-check
// What the search offers before anything is typed: what was opened from it in this tab, and where people begin.

import { documentAt } from "../../scripts/asked.js";
import { ROOT } from "../../scripts/place.js";
import { say } from "../../scripts/say.js";
import { inTab } from "../../scripts/tab.js";

/** @typedef {import("./ranking.js").Found} Found */
/** @typedef {{ places?: { address: string, title: string, about: string }[] }} Ways */

const kept = inTab("searched");

// So many of what was opened are offered.
const MOST = 4;

/** @param {any} one */
function isPage(one) {
  return typeof one?.title === "string" && String(one.url).startsWith(ROOT.href);
}

/** @returns {{ url: string, title: string }[]} the last first */
function opened() {
  const found = kept.get();
  return Array.isArray(found) ? found.filter(isPage).slice(0, MOST) : [];
}

/**
 * Notes that a page was opened from the search, for as long as the tab is there.
 * @param {string} url
 * @param {string} title
 */
export function noteOpened(url, title) {
  const others = opened().filter((one) => one.url !== url);
  kept.set([{ url, title }, ...others].slice(0, MOST));
}

/**
 * The places that are offered, each once.
 * @returns {Promise<Found[]>}
 */
export async function places() {
  /** @type {Ways} */
  const ways = await documentAt("search/ways.json").catch(() => ({}));
  const recent = opened().map((one) => ({ ...one, kind: "place", topic: say("search_opened") }));
  const known = new Set(recent.map(({ url }) => url));
  const others = (ways.places ?? []).map(({ address, title, about }) => {
    return { url: new URL(address, ROOT).href, kind: "place", title, definition: about };
  });
  return [...recent, ...others.filter(({ url }) => !known.has(url))];
}
