// @ts-check
// When something is due again. The scheduler is FSRS as the package ts-fsrs has it, with its own defaults; what is kept
// are the reviews, from which it is told anew.

/** @typedef {import("../../scripts/noted.js").Review} Review */

/**
 * What we use of ts-fsrs.
 * @typedef {{ due: Date }} Card
 * @typedef {{ next(card: Card, now: Date, grade: number): { card: Card } }} Fsrs
 * @typedef {{ createEmptyCard(now: Date): Card, fsrs(): Fsrs }} Library
 */

const LIBRARY = "./ts-fsrs.js";

export const GRADES = [1, 2, 3, 4];

/** @returns {Promise<ReturnType<typeof schedulerOf>>} */
export async function scheduler() {
  return schedulerOf(await import(LIBRARY));
}

/** @param {Library} library */
export function schedulerOf(library) {
  const fsrs = library.fsrs();

  /**
   * The card after reviews, of which there is one at least.
   * @param {Review[]} reviews
   */
  function after(reviews) {
    return reviews.reduce(
      (card, [at, grade]) => fsrs.next(card, new Date(at), grade).card,
      library.createEmptyCard(new Date(reviews[0][0])),
    );
  }

  return {
    /**
     * When it is due after reviews, in milliseconds since 1970; `undefined` if it was never reviewed.
     * @param {Review[]} reviews
     */
    due(reviews) {
      return reviews.length ? after(reviews).due.getTime() : undefined;
    },

    /**
     * When it would be due after each grade given now, in milliseconds since 1970.
     * @param {Review[]} reviews
     * @param {number} now
     * @returns {number[]}
     */
    choices(reviews, now) {
      const card = reviews.length ? after(reviews) : library.createEmptyCard(new Date(now));
      return GRADES.map((grade) => fsrs.next(card, new Date(now), grade).card.due.getTime());
    },
  };
}
