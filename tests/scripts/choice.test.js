// @ts-check
import { choiceAlone, chooses, chosen } from "../../generator/scripts/choice.js";
import { equal } from "./expect.js";

/** @param {string} slug @param {string} level @param {...string} tag */
function question(slug, level, ...tag) {
  return { slug, title: slug, minutes: 1, level: [level], kind: ["concept"], track: ["t"], topic: ["u"], tag };
}

const questions = [question("a", "easy", "x"), question("b", "hard", "x", "y"), question("c", "hard")];
/** @param {string} slug @param {...string} questions */
const list = (slug, ...questions) => ({ slug, title: slug, address: "", parts: [{ title: "", questions }] });
const bank = {
  question: "questions/*/",
  levels: {},
  questions,
  lists: [list("all", "c", "b", "a"), list("some", "b", "gone")],
  bySlug: new Map(questions.map((one) => [one.slug, one])),
  documents: [],
};

/** @param {string} asked */
function slugs(asked) {
  return chosen(bank, new URLSearchParams(asked)).questions.map(({ slug }) => slug);
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "a list has its own order, and all questions have theirs"() {
    equal(slugs("list=all"), ["c", "b", "a"]);
    equal(slugs(""), ["a", "b", "c"]);
    equal(slugs("list=none"), ["a", "b", "c"]);
    equal(slugs("list=some"), ["b"]);
  },
  "what is chosen beside a list narrows it"() {
    equal(slugs("list=all&level=hard"), ["c", "b"]);
    equal(slugs("level=hard&tag=y"), ["b"]);
    equal(slugs("level=hard&level=easy"), ["a", "b", "c"]);
    equal(slugs("level=&tag="), ["a", "b", "c"]);
  },
  "an address that asks for something else chooses nothing"() {
    equal(chooses(new URLSearchParams("utm=1")), false);
    equal(chooses(new URLSearchParams("tag=x")), true);
    equal(String(choiceAlone(new URLSearchParams("utm=1&tag=x&list=all&words=a+b"))), "list=all&tag=x&words=a+b");
  },
};
