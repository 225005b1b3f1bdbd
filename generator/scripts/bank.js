// @ts-check
// What the site says of its questions to who rehearses (outputs/rehearsal.py). Of a large bank it says it in several
// documents, of which only those are loaded that are asked for.

import { documentAt, once } from "./asked.js";
import { ROOT } from "./place.js";

/** @typedef {import("../components/find/facets.js").Values & { slug: string, title: string, minutes: number, former?: string[], prompt?: boolean }} Question */
/** @typedef {{ slug: string, title: string, address: string, parts: { title: string, questions: string[] }[] }} List */

/**
 * `documents` are the paths of all that it was made of.
 * @typedef {{ question: string, levels: Record<string, string>, questions: Question[], lists: List[], bySlug: Map<string, Question>, documents: string[] }} Bank
 */

/**
 * A list as a large bank knows it before it is asked for: in which documents its questions are, and where its own parts
 * are said; a topic has none, but a track.
 * @typedef {List & { in: number[], document?: string, track?: string }} Listed
 */

/** @typedef {{ question: string, levels: Record<string, string>, questions: Question[], lists: Listed[], documents?: { path: string, size: number }[] }} Head */

const PATH = "rehearsal/questions.json";

/** @type {() => Promise<Head>} */
const head = once(() => documentAt(PATH));

/** What loads each of the other documents. @type {Map<string, () => Promise<any>>} */
const loading = new Map();

/** @param {string} path @returns {Promise<any>} */
function loaded(path) {
  const load = loading.get(path) ?? once(() => documentAt(path));
  loading.set(path, load);
  return load();
}

/**
 * The questions and lists. Of a large bank they are those that an address may ask for, in the words of choice.js, and all
 * if it does not say: of other lists it has no questions.
 * @param {URLSearchParams} [asked]
 * @returns {Promise<Bank>}
 */
export async function bank(asked = new URLSearchParams()) {
  const { documents, ...known } = await head();
  if (!documents) return { ...known, documents: [PATH], bySlug: bySlug(known.questions) };
  const numbers = asOf(known.lists, asked) ?? [...documents.keys()];
  const paths = numbers.map((number) => documents[number].path);
  const questions = (await Promise.all(paths.map(loaded))).flatMap(({ questions }) => questions);
  const lists = await Promise.all(known.lists.map(async (list) => {
    const { in: within, document = "", ...own } = list;
    if (document) {
      const wanted = list.slug === asked.get("list");
      if (wanted) paths.push(document);
      return { ...own, parts: wanted ? (await loaded(document)).parts : [] };
    }
    const there = within.every((number) => numbers.includes(number));
    return { ...own, parts: there ? [{ title: own.title, questions: ofTopic(questions, own.slug) }] : [] };
  }));
  return { ...known, questions, lists, documents: [PATH, ...paths], bySlug: bySlug(questions) };
}

/** A question by chance: of a large bank one of one of its documents. @returns {Promise<Question[]>} */
export async function some() {
  const { documents, questions } = await head();
  if (!documents) return questions;
  let left = Math.random() * documents.reduce((sum, { size }) => sum + size, 0);
  const { path } = documents.find(({ size }) => (left -= size) < 0) ?? documents[0];
  return (await loaded(path)).questions;
}

/**
 * The places of the documents that have what an address asks for; null if that may be in any.
 * @param {Listed[]} lists
 * @param {URLSearchParams} asked
 */
function asOf(lists, asked) {
  const list = lists.find(({ slug }) => slug === asked.get("list"));
  const topics = asked.getAll("topic").filter(Boolean);
  const tracks = asked.getAll("track").filter(Boolean);
  if (!list && !topics.length && !tracks.length) return null;
  const from = list
    ? [list]
    : lists.filter(({ document, slug, track = "" }) =>
      !document && (!topics.length || topics.includes(slug)) && (!tracks.length || tracks.includes(track))
    );
  return [...new Set(from.flatMap((one) => one.in))].toSorted((a, b) => a - b);
}

/** @param {Question[]} questions @param {string} topic */
function ofTopic(questions, topic) {
  return questions.flatMap((one) => one.topic.includes(topic) ? one.slug : []);
}

/** @param {Question[]} questions */
function bySlug(questions) {
  return new Map(questions.map((one) => [one.slug, one]));
}

/**
 * Where a question is.
 * @param {Bank} bank
 * @param {string} slug
 */
export function addressOf(bank, slug) {
  return new URL(bank.question.replace("*", slug), ROOT);
}
