// @ts-check
import { excerpt } from "../../generator/components/search/excerpt.js";
import { equal } from "./expect.js";

const TITLE = "What is hydration?";

/** @param {string} content @param {...string} words */
function shown(content, ...words) {
  return excerpt(content, TITLE, words).map(({ text }) => text).join("");
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "what was found is told apart, whatever its ending"() {
    equal(excerpt("It is of waters and flour.", TITLE, ["water", "flour"]), [
      { text: "It is of ", found: false },
      { text: "waters", found: true },
      { text: " and ", found: false },
      { text: "flour", found: true },
      { text: ".", found: false },
    ]);
    equal(excerpt("", TITLE, ["water"]), []);
  },
  "it is a whole sentence, that with most of the words, and not the title"() {
    const content = `${TITLE} How wet is a dough? Water is wet. Water over flour. Salt.`;
    equal(shown(content, "flour", "water"), "Water over flour.");
    equal(shown(content, "hydration"), "Water is wet.");
  },
  "a sentence of Japanese ends by its own sign, and what was found in it is marked"() {
    const content = "生地を休ませます。低い温度で発酵させると、風味が増します。なぜですか？";
    equal(excerpt(content, TITLE, ["風味", "発酵"]), [
      { text: "低い温度で", found: false },
      { text: "発酵", found: true },
      { text: "させると、", found: false },
      { text: "風味", found: true },
      { text: "が増します。", found: false },
    ]);
  },
  "where there are no spaces a long sentence is cut where it is too long"() {
    const text = shown("発酵".repeat(200), "発酵");
    equal(text.length, 181);
    equal(text.endsWith("…"), true);
  },
  "a long sentence is cut between words"() {
    const text = shown(`${"bread ".repeat(60)}.`, "bread");
    equal(text.endsWith("bread …"), true);
    equal(text.length < 190, true);
  },
  "markup of the page is text"() {
    equal(shown("&lt;img onerror=alert(1)&gt; levain.", "levain"), "<img onerror=alert(1)> levain.");
  },
  "a reference that the page shows stays one"() {
    equal(shown("Q&A, &amp; and &#60; levain.", "levain"), "Q&A, &amp; and &#60; levain.");
  },
  "a whole sentence is shown rather than code that has one word more"() {
    equal(shown("It is of water. size = water * flour.", "water", "flour"), "It is of water.");
    equal(shown("It is of salt. size = water * flour.", "water", "flour"), "size = water * flour.");
  },
  "what begins in the middle comes after whole sentences"() {
    equal(shown("of water and flour. It is of water.", "water", "flour"), "It is of water.");
    equal(
      shown("3 parts are of water and flour. It is of water.", "water", "flour"),
      "3 parts are of water and flour.",
    );
  },
};
