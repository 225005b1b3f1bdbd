// @ts-check
import { nothing, withReview, withValue } from "../../generator/scripts/noted.js";
import {
  among,
  answered,
  interview,
  latest,
  resumed,
  selected,
  time,
  undone,
  unsure,
} from "../../generator/components/practice/session.js";
import { equal, holds } from "./expect.js";

const NOW = 1000;

/** @param {string} name @param {string} [level] @param {string} [kind] */
function item(name, level = "easy", kind = "concept") {
  return { name, minutes: 2, level: [level], kind: [kind] };
}

const ALL = ["a", "b", "c", "d", "e"].map((name) => item(name));

/** When each is due, and what is noted of it. */
const DUE = /** @type {Record<string, number>} */ ({ b: 2000, c: 900, d: 500, e: 1500 });
const NOTED = /** @type {Record<string, import("../../generator/scripts/noted.js").Noted>} */ ({
  b: withValue(nothing(), "star", true, 1),
  c: withReview(nothing(), 1, 5),
  d: withReview(nothing(), 2, 5),
  e: withReview(nothing(), 4, 5),
});

const known = {
  noted: (/** @type {{ name: string }} */ { name }) => NOTED[name] ?? nothing(),
  due: (/** @type {{ name: string }} */ { name }) => DUE[name],
  now: NOW,
};

/** @param {Parameters<typeof selected>[2]} asked */
function names(asked) {
  return selected(ALL, known, asked).map(({ name }) => name);
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "what is due comes first, then what is new, then the rest"() {
    equal(names({}), ["d", "c", "a", "e", "b"]);
  },
  "one can ask for some of them only"() {
    equal(names({ only: "due" }), ["d", "c"]);
    equal(names({ only: "unsure" }), ["d", "c"]);
    equal(names({ only: "star" }), ["b"]);
    equal(names({ only: "new" }), ["a"]);
    equal(names({ only: "toString" }), names({}));
  },
  "there are so many as the minutes are enough for, and one at least"() {
    equal(time(ALL), 15);
    equal(names({ minutes: 6 }), ["d", "c"]);
    equal(names({ minutes: 8 }), ["d", "c"]);
    equal(names({ minutes: 1 }), ["d"]);
  },
  "a seed shuffles what is new, in the same way each time, and nothing that is due"() {
    const many = Array.from({ length: 40 }, (_, index) => item(`q${index}`));
    const fresh = { noted: () => nothing(), due: () => undefined, now: NOW };
    const order = (/** @type {string} */ seed) => selected(many, fresh, { seed }).map(({ name }) => name).join();
    equal(order("x"), order("x"));
    holds(order("x") !== order("y"), "two seeds differ");
    holds(order("x") !== order(""), "it is not as it comes");
    equal(names({ seed: "x" }).slice(0, 2), ["d", "c"]);
  },
  "an interview has one long talk, at its end, and the others from easy to hard before it"() {
    const kinds = ["concept", "coding", "design", "scenario", "comparison"];
    const levels = ["easy", "medium", "hard"];
    const items = Array.from({ length: 60 }, (_, index) => item(`q${index}`, levels[index % 3], kinds[index % 5]));
    for (const seed of ["a", "b", "c", "d"]) {
      const drawn = interview(items, { minutes: 45, seed, levels });
      equal(drawn, interview(items, { minutes: 45, seed, levels }));
      const long = drawn.filter(({ kind }) => ["design", "scenario"].includes(kind[0]));
      equal(long, [drawn.at(-1)]);
      const ranks = drawn.slice(0, -1).map(({ level }) => levels.indexOf(level[0]));
      equal(ranks, ranks.toSorted());
      const takes = (/** @type {string} */ kind) => ({ design: 15, scenario: 10, coding: 10 })[kind] ?? 5;
      const minutes = drawn.reduce((sum, { kind }) => sum + takes(kind[0]), 0);
      holds(minutes <= 45 && minutes > 35, `${minutes} minutes are about 45`);
    }
    holds(
      interview(items, { minutes: 45, seed: "a", levels })[0] !==
        interview(items, { minutes: 45, seed: "b", levels })[0],
      "two seeds differ",
    );
    equal(interview([item("a"), item("b")], { minutes: 30, seed: "", levels }).length, 2);
    equal(interview([], { minutes: 30, seed: "x", levels }), []);
  },
  "a session goes on with each answer, and back"() {
    const given = (/** @type {number} */ grade) => ({ grade, points: 2, missed: ["x"] });
    const begun = { queue: ["a", "b"], given: {}, at: 0 };
    const one = answered(begun, given(1));
    const two = answered(one, given(4));
    equal(two, { queue: ["a", "b"], given: { a: given(1), b: given(4) }, at: 2 });
    equal(unsure(two), ["a"]);
    equal([latest(begun), latest(two)], [undefined, "b"]);
    equal(undone(two), one);
    equal(undone(begun), begun);
    const anew = answered({ ...two, at: 0 }, given(3));
    equal([latest(anew), undone(anew).at], ["a", 0]);
  },
  "a session is found again as it was, and nothing else is taken for one"() {
    const session = { queue: ["a"], given: { a: { grade: 3, points: 0, missed: [] } }, at: 1 };
    equal(resumed(JSON.parse(JSON.stringify(session))), session);
    equal(resumed({ ...session, at: 9 })?.at, 1);
    for (
      const found of [
        null,
        1,
        {},
        { ...session, at: "1" },
        { ...session, queue: [1] },
        { ...session, given: { a: 3 } },
        { ...session, given: { a: { grade: 7, points: 0, missed: [] } } },
      ]
    ) equal(resumed(found), null);
  },
  "of a session that goes on what is gone is left out, and what is in sight stays"() {
    const given = { grade: 1, points: 0, missed: [] };
    const session = { queue: ["a", "b", "c", "d"], given: { a: given, b: given }, at: 2 };
    equal(among(session, new Set(["a", "b", "c", "d", "e"])), session);
    equal(among(session, new Set(["b", "c"])), { queue: ["b", "c"], given: { b: given }, at: 1 });
  },
};
