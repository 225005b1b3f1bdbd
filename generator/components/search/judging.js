// @ts-check
// How well a page answers what is asked: by what it is called, by what it says first, and by what it says together. It
// loads nothing and shows nothing.

import { allOf, BETWEEN_SENTENCES, stem, stems, telling } from "./words.js";

/**
 * What a page says. `asked` are other phrasings, with signs between, which stand in its content before all else.
 * @typedef {{
 *   title: string, content: string, kind?: string, names?: string[], asked?: string, topic?: string, tags?: string,
 * }} Page
 */
/** A text: its words in order, and all that is one of its words. */
/** @typedef {{ order: string[], all: Set<string> }} Text */
/**
 * A word that is asked for: the stem itself and what it makes with its neighbors, as "roll back" is "rollback"; whether
 * it may be unfinished; how much it tells, and how sure it is that it was meant.
 * @typedef {{ own: string, forms: string[], begins: boolean, weight: number, sure: number }} Asked
 */

// What a page is judged by, and how much each counts, as the queries in tests/bank came out best.
const CALLED = 1; // that its name, or another phrasing, has what is asked
const FOCUS = 0.4; // of that: that the name has little else
const OPENING = 0.9; // that its first words have it
const SAID = 0.8; // that two sentences have it
const BESIDE = 0.4; // that words stand beside each other as they were typed
const PLACE = 0.3; // the index's own order
const WHOLE = 0.2; // that it is a question, as what is asked is

/** So many words open a page. */
const FIRST_WORDS = 60;

/**
 * How much of what is asked a page has to say together to answer it: so much, or less if it is called so too or has the
 * words beside each other, in part; and of a long query less for each word beyond the first few, since people then say
 * what they mean in words that a page need not have.
 */
const ALONE = 0.7;
const TOGETHER = 0.5;
const IN_PART = 0.2;
const FEW_WORDS = 3;
const PER_WORD = 0.15;
const LEAST = 0.3;

const HYPHENATED = /\p{L}+(?:-\p{L}+)+/gu;

/**
 * A word with a hyphen is one word, too.
 * @param {string} text
 * @returns {Text}
 */
function read(text) {
  const order = stems(text);
  const joined = text.toLowerCase().match(HYPHENATED) ?? [];
  return { order, all: new Set([...allOf(text), ...joined.map((word) => stem(word.replaceAll("-", "")))]) };
}

/**
 * @param {string[]} tokens
 * @param {(stem: string) => number} weight
 * @param {(stem: string) => number} surety
 * @returns {Asked[]}
 */
function asking(tokens, weight, surety) {
  return tokens.map((token, place) => {
    const [own, before, after] = [stem(token), tokens[place - 1], tokens[place + 1]];
    return {
      own,
      forms: [own, ...(before ? [stem(before + token)] : []), ...(after ? [stem(token + after)] : [])],
      begins: !after && own.length > 2,
      weight: weight(own),
      sure: surety(own),
    };
  });
}

/** Whether a word of a text is the one that is asked for. @param {Asked} asked @param {string} word */
function means({ own, forms, begins }, word) {
  return forms.includes(word) || (begins && word.startsWith(own));
}

/** How much the texts have of what is asked, from 0 to 1. @param {Asked[]} words @param {...Set<string>} texts */
function covered(words, ...texts) {
  const has = (/** @type {Asked} */ word, /** @type {Set<string>} */ all) =>
    word.forms.some((form) => all.has(form)) || (word.begins && [...all].some((one) => one.startsWith(word.own)));
  return part(words, ({ weight }) => weight, (word) => texts.some((all) => has(word, all)) ? word.sure : 0);
}

/**
 * How much of what is asked stands beside each other among the words of a text, from 0 to 1.
 * @param {Asked[]} words
 * @param {string[]} order
 */
function beside(words, order) {
  const pairs = words.slice(1).map((word, place) => /** @type {const} */ ([words[place], word]));
  return part(pairs, ([one, other]) => one.weight + other.weight, ([one, other]) => {
    const joined = other.forms[1];
    return order.some((word, at) => word === joined || (word === one.own && means(other, order[at + 1] ?? "")));
  });
}

/**
 * The share that counts, by weight: from 0 to 1.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => number} weight
 * @param {(item: Item) => number | boolean} counts how much, from 0 to 1
 */
function part(items, weight, counts) {
  const sum = (/** @type {(item: Item) => number} */ of) => items.reduce((all, item) => all + of(item), 0);
  const all = sum(weight);
  return all ? sum((item) => weight(item) * Number(counts(item))) / all : 0;
}

/**
 * What a page says, parted: its names and other phrasings, each with the words of it that tell something; all that says
 * what it is about; its words in order, and those that open it; its sentences.
 * @param {Page} page
 */
function parts({ title, content, names = [], asked = "", topic = "", tags = "" }) {
  const phrasings = asked.split(" | ").filter(Boolean);
  const own = [title, ...names, ...phrasings];
  const called = own.map((name) => ({ all: read(name).all, tells: telling(name).map(stem) }));
  const said = content.split(BETWEEN_SENTENCES).map(read);
  const order = said.flatMap(({ order }) => order);
  const before = [title, ...phrasings].reduce((count, name) => count + stems(name).length, 0);
  const opening = new Set(order.slice(before, before + FIRST_WORDS));
  return { called, about: read([...own, topic, tags].join(" . ")).all, order, opening, said };
}

/**
 * The pages that answer what is asked, the best first. A page that says too little of it together is none of them.
 * @template {Page} Found
 * @param {Found[]} pages in the order of the index
 * @param {string[][]} ways the words, in each way in which it can be asked
 * @param {(stem: string) => number} weight how much a word tells
 * @param {(stem: string) => number} surety how sure it is that a word was meant, from 0 to 1
 * @param {boolean} whole whether it is asked in a sentence
 * @returns {Found[]}
 */
export function judged(pages, ways, weight, surety, whole) {
  const asked = ways.map((tokens) => asking(tokens, weight, surety));
  const best = (/** @type {(words: Asked[]) => number} */ of) => Math.max(...asked.map(of));
  const more = PER_WORD * Math.max(0, Math.min(...ways.map((tokens) => tokens.length)) - FEW_WORDS);
  const needed = (/** @type {number} */ called) => Math.max(LEAST, (called >= IN_PART ? TOGETHER : ALONE) - more);
  const judge = (/** @type {Found} */ page, /** @type {number} */ place) => {
    const { called, about, order, opening, said } = parts(page);
    const named = best((words) =>
      Math.max(...called.map(({ all, tells }) => {
        const focus = part(tells, weight, (one) => words.some((word) => means(word, one)));
        return covered(words, all) * (1 - FOCUS + FOCUS * focus);
      }))
    );
    const together = best((words) =>
      Math.max(...said.map(({ all }, at) => covered(words, about, all, said[at + 1]?.all ?? new Set())))
    );
    const near = best((words) => beside(words, order));
    const score = CALLED * named + OPENING * best((words) => covered(words, about, opening)) ** 2 +
      SAID * together ** 2 + BESIDE * near + PLACE * 4 / (4 + place) +
      (whole && page.kind === "question" ? WHOLE : 0);
    return { page, score, answers: together >= needed(Math.max(named, near)) };
  };
  return pages.map(judge)
    .filter(({ answers }) => answers)
    .sort((one, other) => other.score - one.score)
    .map(({ page }) => page);
}
