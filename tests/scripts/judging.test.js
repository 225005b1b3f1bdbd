// @ts-check
import { judged } from "../../generator/components/search/judging.js";
import { equal } from "./expect.js";

const FILLER = "It rests for a while, as long as it takes. Then something else is done with it, and that is all.";

/**
 * The titles of the pages that answer the words, where each word tells as much as any other.
 * @param {{ title: string, content: string, kind?: string, names?: string[], asked?: string, topic?: string }[]} pages
 * @param {string} words
 * @param {boolean} [whole]
 */
function answering(pages, words, whole = false) {
  return judged(pages, [words.split(" ")], () => 1, () => 1, whole).map(({ title }) => title);
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "a page whose title is about what is asked comes before one that mentions it more"() {
    const pages = [
      { title: "How does paging manage the memory of an oven, and what does it not solve?", content: "Oven, oven." },
      { title: "What is an oven?", content: "A hot place." },
    ];
    equal(judged(pages, [["oven"]], () => 1, () => 1, false).map(({ title }) => title), [
      pages[1].title,
      pages[0].title,
    ]);
  },
  "a page that lacks the words that tell most answers nothing"() {
    const weight = (/** @type {string} */ stem) => stem === "oven" ? 1 : 4;
    const page = { title: "What is an oven?", content: "A hot place for bread." };
    equal(judged([page], [["oven", "zebra"]], weight, () => 1, false), []);
    equal(judged([page], [["oven", "bread"]], weight, () => 1, false), [page]);
    equal(judged([page], [["oven", "bre"]], weight, () => 1, false), [page]);
    equal(judged([page], [["bread"]], weight, () => 0.4, false), []);
    equal(judged([page], [["zebra"], ["bread"]], weight, () => 1, false), [page]);
  },

  "another phrasing is a name"() {
    const pages = [
      { title: "What is a levain?", content: "What is a levain? A culture that lifts an oven spring." },
      { title: "What is steam?", asked: "Wet air | What lifts an oven spring?", content: "What is steam? Air." },
    ];
    equal(answering(pages, "oven spring"), ["What is steam?", "What is a levain?"]);
  },
  "another name of a term is one"() {
    const pages = [
      { title: "Autolyse", content: "It comes before the levain." },
      { title: "Starter", names: ["levain"], content: "A culture of yeast." },
    ];
    equal(answering(pages, "levain"), ["Starter", "Autolyse"]);
  },
  "what opens a page counts for more than what comes late"() {
    const pages = [
      { title: "One?", content: `${FILLER.repeat(4)} Crumbs are open.` },
      { title: "Other?", content: `Crumbs are open. ${FILLER.repeat(4)}` },
    ];
    equal(answering(pages, "open crumbs"), ["Other?", "One?"]);
  },
  "words beside each other count for more than those apart"() {
    const pages = [
      { title: "One?", content: "The control of what comes in, and then the access." },
      { title: "Other?", content: "It is about access control, and what comes in then." },
    ];
    equal(answering(pages, "access control"), ["Other?", "One?"]);
  },
  "two words and the one that they make are the same"() {
    equal(answering([{ title: "What is a rollback?", content: "A way back." }], "roll back"), ["What is a rollback?"]);
    equal(answering([{ title: "What is fine-tuning?", content: "More training." }], "finetuning"), [
      "What is fine-tuning?",
    ]);
  },
  "words that are never said together answer nothing, unless the page is called so"() {
    const apart = `A house has a door. ${FILLER} ${FILLER} The price is high.`;
    equal(answering([{ title: "What is drift?", content: apart }], "house price"), []);
    equal(answering([{ title: "What is a house?", content: apart }], "house price"), ["What is a house?"]);
  },
  "of a long query a page needs to have less"() {
    const page = { title: "What is drift?", content: "Inputs change while the model stays. That is watched." };
    equal(answering([page], "inputs change zebra giraffe"), ["What is drift?"]);
    equal(answering([page], "inputs zebra giraffe"), []);
    equal(answering([page], "inputs zebra giraffe lion tiger bear wolf"), []);
  },
  "what it belongs to is said of all of a page"() {
    const page = { title: "Which dough rises?", topic: "Coding in Python", content: "The round one." };
    equal(answering([page], "python round"), ["Which dough rises?"]);
    equal(answering([{ ...page, topic: "Baking" }], "python round"), []);
  },
  "where a whole question is asked a question comes before a term as good"() {
    const content = "A culture of yeast.";
    const pages = [{ title: "Levain", kind: "term", content }, { title: "Levain", kind: "question", content }];
    equal(judged(pages, [["levain"]], () => 1, () => 1, false)[0].kind, "term");
    equal(judged(pages, [["levain"]], () => 1, () => 1, true)[0].kind, "question");
  },
  "no pages and no words make no order"() {
    equal(judged([], [["levain"]], () => 1, () => 1, false), []);
    equal(answering([{ title: "A?", content: "" }], "levain"), []);
  },
};
