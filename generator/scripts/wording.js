// @ts-check
// How a phrase is made of the catalogue's text and its values; the generator does the same (theme/phrases.py).

/** @typedef {Record<string, string | number>} Values */
/** @typedef {Record<string, string | Record<string, string>>} Phrases */

/**
 * A phrase with its values filled in. One with plurals is worded by the value `count`.
 * @param {Phrases} phrases
 * @param {string} language
 * @param {string} key
 * @param {Values} values
 * @returns {string}
 */
export function worded(phrases, language, key, values) {
  if (!Object.hasOwn(phrases, key)) throw new Error(`there is no phrase ${key}`);
  const text = form(phrases[key], language, key, values);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(value(values, name, key)));
}

/** @type {Map<string, Intl.PluralRules>} */
const plurals = new Map();

/** @param {string} language */
function pluralsOf(language) {
  const known = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, known);
  return known;
}

/**
 * @param {Phrases[string]} phrase
 * @param {string} language
 * @param {string} key
 * @param {Values} values
 */
function form(phrase, language, key, values) {
  if (typeof phrase === "string") return phrase;
  const category = pluralsOf(language).select(Number(value(values, "count", key)));
  return phrase[category] ?? phrase.other;
}

/**
 * @param {Values} values
 * @param {string} name
 * @param {string} key
 */
function value(values, name, key) {
  if (values[name] === undefined) throw new Error(`the phrase ${key} needs ${name}`);
  return values[name];
}
