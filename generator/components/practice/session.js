// @ts-check
// A session of practice: what it has, and what becomes of it as the reader goes on. Pure.

import { value } from "../../scripts/noted.js";

/** @typedef {import("../../scripts/noted.js").Noted} Noted */

/**
 * What is practiced: its name in the notebook, and about how many minutes it takes to read.
 * @typedef {{ name: string, minutes: number }} Item
 */

/** Beside its reading, each item takes about so many minutes to be answered aloud and judged. */
const ALOUD = 1;

/**
 * The items of a session: first what is due, the longest first; then what was never practiced, as it comes; then what is
 * due later, the soonest first. With `minutes` only so many as they are enough for, but one at least.
 * @template {Item} One
 * @param {One[]} items
 * @param {{ noted(item: One): Noted, due(item: One): number | undefined, now: number }} known
 * @param {{ only?: string, minutes?: number, seed?: string }} asked `only` those "due", those not known well ("unsure"),
 * with a "star", or never practiced ("new"); with a `seed` what comes next is shuffled by it
 * @returns {One[]}
 */
export function selected(items, { noted, due, now }, { only = "", minutes = 0, seed = "" }) {
  const moments = new Map(items.map((item) => [item.name, due(item)]));
  const moment = (/** @type {One} */ { name }) => moments.get(name) ?? Infinity;
  /** @type {Record<string, (item: One) => boolean>} */
  const tests = {
    due: (item) => moment(item) <= now,
    unsure: (item) => ["shaky", "again"].includes(value(noted(item), "mark")),
    star: (item) => value(noted(item), "star"),
    new: (item) => moments.get(item.name) === undefined,
  };
  const wanted = shuffled(Object.hasOwn(tests, only) ? items.filter(tests[only]) : items, seed);
  const rank = (/** @type {One} */ item) => tests.due(item) ? 0 : tests.new(item) ? 1 : 2;
  // The sort is stable.
  const ordered = wanted.toSorted((a, b) => rank(a) - rank(b) || (rank(a) === 1 ? 0 : moment(a) - moment(b)));
  if (!minutes) return ordered;
  let left = minutes;
  return ordered.filter((item, index) => {
    left -= time([item]);
    return left >= 0 || index === 0;
  });
}

/** About how many minutes items take. @param {Item[]} items */
export function time(items) {
  return items.reduce((sum, item) => sum + item.minutes + ALOUD, 0);
}

/**
 * The items in an order that the seed gives; without one, as they are.
 * @template {Item} One
 * @param {One[]} items
 * @param {string} seed
 * @returns {One[]}
 */
function shuffled(items, seed) {
  const places = new Map(items.map(({ name }) => [name, scattered(seed + name)]));
  const place = (/** @type {One} */ { name }) => places.get(name) ?? 0;
  return seed ? items.toSorted((a, b) => place(a) - place(b)) : items;
}

/** A number that a text gives, and another text a quite different one (FNV-1a, 32 bits). @param {string} text */
function scattered(text) {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** Minutes that an interviewer gives a question of a kind, its follow-ups among them. @type {Record<string, number>} */
const INTERVIEW = { design: 15, scenario: 10, troubleshooting: 8, coding: 10 };
const OTHERWISE = 5;

/** The kinds of which an interview has one where there are any: the long talk at its end. */
const LONG = ["design", "scenario"];

/**
 * The questions of a mock interview, drawn by a seed: as many as the minutes are enough for, one of them a design or a
 * scenario where there are any, and that last; the others from easy to hard.
 * @template {Item & { kind: string[], level: string[] }} One
 * @param {One[]} items
 * @param {{ minutes: number, seed: string, levels: string[] }} asked `levels` from easy to hard
 * @returns {One[]}
 */
export function interview(items, { minutes, seed, levels }) {
  const drawn = shuffled(items, seed);
  const takes = (/** @type {One} */ { kind }) => INTERVIEW[kind[0]] ?? OTHERWISE;
  const long = drawn.find(({ kind }) => LONG.includes(kind[0]));
  let left = minutes - (long ? takes(long) : 0);
  const others = drawn.filter((item) => {
    if (item === long || LONG.includes(item.kind[0]) || takes(item) > left) return false;
    left -= takes(item);
    return true;
  });
  const rank = (/** @type {One} */ { level }) => levels.indexOf(level[0]);
  return [...others.toSorted((a, b) => rank(a) - rank(b)), ...(long ? [long] : [])];
}

/**
 * How one was answered: the `grade`, and of its key points how many there are, and which were not said.
 * @typedef {{ grade: number, points: number, missed: string[] }} Given
 */

/**
 * `queue` are the names of what is practiced, `given` how each was answered so far, in the order in which they were, and
 * `at` the number of the one in sight; past the end it is over.
 * @typedef {{ queue: string[], given: Record<string, Given>, at: number }} Session
 */

/**
 * The same after an answer to what is in sight.
 * @param {Session} session
 * @param {Given} given
 * @returns {Session}
 */
export function answered(session, given) {
  const name = session.queue[session.at];
  const { [name]: _, ...others } = session.given;
  return { ...session, given: { ...others, [name]: given }, at: session.at + 1 };
}

/** The name of what was answered last; none if nothing was. @param {Session} session */
export function latest(session) {
  return Object.keys(session.given).at(-1);
}

/** The same without the answer given last, which is in sight again. @param {Session} session @returns {Session} */
export function undone(session) {
  const name = latest(session);
  if (name === undefined) return session;
  const { [name]: _, ...given } = session.given;
  return { ...session, given, at: session.queue.indexOf(name) };
}

/**
 * The same with no more of its queue than there is.
 * @param {Session} session
 * @param {{ has(name: string): boolean }} there
 * @returns {Session}
 */
export function among({ queue, given, at }, there) {
  const isThere = (/** @type {string} */ name) => there.has(name);
  return {
    queue: queue.filter(isThere),
    given: Object.fromEntries(Object.entries(given).filter(([name]) => isThere(name))),
    at: queue.slice(0, at).filter(isThere).length,
  };
}

/** What to look at again: all that was graded again or hard. @param {Session} session */
export function unsure({ queue, given }) {
  return queue.filter((name) => given[name]?.grade <= 2);
}

/**
 * A session as it was kept, if it is one.
 * @param {unknown} found
 * @returns {Session | null}
 */
export function resumed(found) {
  const { queue, given, at } = /** @type {Partial<Session>} */ (found ?? {});
  const whole = Array.isArray(queue) && queue.every((name) => typeof name === "string") && Number.isInteger(at) &&
    typeof given === "object" && given && Object.values(given).every(isGiven);
  return whole ? { queue, given, at: Math.min(Math.max(0, Number(at)), queue.length) } : null;
}

/** @param {unknown} found */
function isGiven(found) {
  const { grade, points, missed } = /** @type {Partial<Given>} */ (found ?? {});
  return [1, 2, 3, 4].includes(Number(grade)) && Number.isInteger(points) && Array.isArray(missed);
}
