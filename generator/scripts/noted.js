// @ts-check
// What a reader noted of one thing, be it a question, a term or a list: the form in which it is kept, and how two are
// made one. Pure.
//
// Each value stands with the moment at which it was set, and of two the later stays; each review stands once. So notes
// from two tabs, or from a file, come together in whatever order, and as often as they may. README has the form.

/** @typedef {"" | "known" | "shaky" | "again"} Mark what the reader thinks of it; "" is none */
/** @typedef {[at: number, grade: number]} Review a moment, in milliseconds since 1970, and a grade: 1 again, 2 hard, 3 good, 4 easy */

/**
 * `mark`, `star` and `note` are the reader's; `place` is the slug of the question that a list was left at.
 * @typedef {object} Values
 * @property {Mark} mark
 * @property {boolean} star
 * @property {string} note
 * @property {string} place
 */

/**
 * @typedef {object} Noted
 * @property {Partial<{ [Name in keyof Values]: [Values[Name], number] }>} values each with the moment at which it was set
 * @property {Review[]} reviews the oldest first
 */

export const VERSION = 1;

/** @type {Mark[]} */
export const MARKS = ["known", "shaky", "again"];

/** The mark that goes with a grade of 1 to 4. @type {Record<number, Mark>} */
export const MARK_OF_GRADE = { 1: "again", 2: "shaky", 3: "known", 4: "known" };

/** @type {{ [Name in keyof Values]: Values[Name] }} */
const UNSET = { mark: "", star: false, note: "", place: "" };
const NAMES = /** @type {(keyof Values)[]} */ (Object.keys(UNSET));

/** @returns {Noted} */
export function nothing() {
  return { values: {}, reviews: [] };
}

/**
 * A value, or what stands for none.
 * @template {keyof Values} Name
 * @param {Noted} noted
 * @param {Name} name
 * @returns {Values[Name]}
 */
export function value(noted, name) {
  return /** @type {Values[Name]} */ (noted.values[name]?.[0] ?? UNSET[name]);
}

/**
 * The same with one value set. It is set later than before, whatever the clock says.
 * @template {keyof Values} Name
 * @param {Noted} noted
 * @param {Name} name
 * @param {Values[Name]} to
 * @param {number} now
 * @returns {Noted}
 */
export function withValue(noted, name, to, now) {
  const before = noted.values[name]?.[1] ?? 0;
  return { ...noted, values: { ...noted.values, [name]: [to, Math.max(now, before + 1)] } };
}

/**
 * The same after a review, which is a mark too.
 * @param {Noted} noted
 * @param {number} grade
 * @param {number} now
 * @returns {Noted}
 */
export function withReview(noted, grade, now) {
  const at = Math.max(now, (noted.reviews.at(-1)?.[0] ?? 0) + 1);
  return withValue({ ...noted, reviews: [...noted.reviews, [at, grade]] }, "mark", MARK_OF_GRADE[grade], at);
}

/**
 * The same without its latest review; its mark is what the one before it says.
 * @param {Noted} noted
 * @param {number} now
 * @returns {Noted}
 */
export function withoutLatestReview(noted, now) {
  const reviews = noted.reviews.slice(0, -1);
  const grade = reviews.at(-1)?.[1];
  return withValue({ ...noted, reviews }, "mark", grade ? MARK_OF_GRADE[grade] : "", now);
}

/** Whether there is anything in it. @param {Noted} noted */
export function isNoted(noted) {
  return noted.reviews.length > 0 || NAMES.some((name) => value(noted, name) !== UNSET[name]);
}

/** When it was last changed, in milliseconds since 1970; 0 if never. @param {Noted} noted */
export function changed(noted) {
  return Math.max(0, noted.reviews.at(-1)?.[0] ?? 0, ...NAMES.map((name) => noted.values[name]?.[1] ?? 0));
}

/**
 * Two made one: of each value the later, and every review.
 * @param {Noted} one
 * @param {Noted} other
 * @returns {Noted}
 */
export function merged(one, other) {
  /** @type {Noted["values"]} */
  const values = { ...one.values };
  for (const name of NAMES) {
    const [mine, theirs] = [one.values[name], other.values[name]];
    if (theirs && (!mine || theirs[1] > mine[1])) Object.assign(values, { [name]: theirs });
  }
  const reviews = new Map([...one.reviews, ...other.reviews].map((review) => [review.join(), review]));
  return { values, reviews: [...reviews.values()].sort(([a, first], [b, second]) => a - b || first - second) };
}

/**
 * As it is kept, in JSON.
 * @param {Noted} noted
 */
export function kept(noted) {
  return { version: VERSION, ...noted.values, ...(noted.reviews.length ? { reviews: noted.reviews } : {}) };
}

/**
 * What was kept; "newer" if a newer version of the site kept it, "broken" if it is of no form that ever was.
 * @param {unknown} found
 * @returns {Noted | "newer" | "broken"}
 */
export function read(found) {
  if (typeof found !== "object" || found === null) return "broken";
  const { version, reviews = [], ...rest } = /** @type {Record<string, unknown>} */ (found);
  if (typeof version === "number" && version > VERSION) return "newer";
  if (version !== VERSION || !Array.isArray(reviews) || !reviews.every(isReview)) return "broken";
  if (!Object.entries(rest).every(([name, pair]) => isValue(name, pair))) return "broken";
  return merged(nothing(), { values: /** @type {Noted["values"]} */ (rest), reviews });
}

/** @param {unknown} found */
function isMoment(found) {
  return typeof found === "number" && Number.isFinite(found) && found >= 0;
}

/** @param {unknown} found */
function isReview(found) {
  return Array.isArray(found) && found.length === 2 && isMoment(found[0]) && Object.hasOwn(MARK_OF_GRADE, found[1]);
}

/** @param {string} name @param {unknown} found */
function isValue(name, found) {
  if (!Array.isArray(found) || found.length !== 2 || !isMoment(found[1]) || !Object.hasOwn(UNSET, name)) return false;
  if (name === "mark") return found[0] === "" || MARKS.includes(found[0]);
  return typeof found[0] === typeof UNSET[/** @type {keyof Values} */ (name)];
}
