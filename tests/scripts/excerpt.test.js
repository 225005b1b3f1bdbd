// @ts-check
import { parts } from "../../generator/components/search/excerpt.js";
import { equal } from "./expect.js";

/** @type {import("./expect.js").Tests} */
export const tests = {
  "what was found is told apart"() {
    equal(parts("of <mark>water</mark> and <mark>flour.</mark>"), [
      { text: "of ", found: false },
      { text: "water", found: true },
      { text: " and ", found: false },
      { text: "flour.", found: true },
    ]);
    equal(parts("nothing of it"), [{ text: "nothing of it", found: false }]);
    equal(parts(""), []);
  },
  "markup of the page is text"() {
    equal(parts("&lt;img onerror=alert(1)&gt; <mark>&lt;b&gt;</mark>"), [
      { text: "<img onerror=alert(1)> ", found: false },
      { text: "<b>", found: true },
    ]);
  },
  "and so is markup that should have been escaped"() {
    equal(parts("<img onerror=alert(1)> <mark>a"), [{ text: "<img onerror=alert(1)> <mark>a", found: false }]);
  },
  "a reference that the page shows stays one"() {
    equal(parts("Q&A, &amp; and &#60;"), [{ text: "Q&A, &amp; and &#60;", found: false }]);
  },
};
