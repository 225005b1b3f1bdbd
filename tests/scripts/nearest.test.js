// @ts-check

import { nameOf, nearest } from "../../generator/components/not-found/nearest.js";
import { equal } from "./expect.js";

const KNOWN = [
  { address: "", title: "Bread" },
  { address: "questions/", title: "All questions" },
  { address: "questions/what-is-hydration/", title: "What is hydration?" },
  { address: "questions/water-ratio/", moved_to: "questions/what-is-hydration/" },
  { address: "questions/what-is-fermentation/", title: "What is fermentation?" },
  { address: "questions/what-is-steam/", title: "What is steam?" },
  { address: "questions/why-steam/", title: "Why does an oven make steam?" },
  { address: "questions/price-of-a-loaf/", title: "What does a loaf cost?" },
  { address: "topics/baking/", title: "Baking questions" },
  { address: "glossary/", title: "Glossary" },
  { address: "glossary/hydration/", title: "Hydration" },
  { address: "glossary/bulk-fermentation/", title: "Bulk fermentation" },
  { address: "api/" },
];

/** @param {string} asked */
function found(asked) {
  return nearest(asked, KNOWN).map(({ address }) => address);
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "a name with a mistake in it is the first"() {
    equal(found("questions/what-is-hydartion/")[0], "questions/what-is-hydration/");
    equal(found("questions/whatis-hydration")[0], "questions/what-is-hydration/");
    equal(found("glosary/")[0], "glossary/");
    equal(nearest("glosary/", KNOWN)[0].title, "Glossary");
  },
  "so is one in another folder, or with an end of its own"() {
    equal(found("why-steam")[0], "questions/why-steam/");
    equal(found("question/Why_Steam.html")[0], "questions/why-steam/");
    equal(found("topic/baking")[0], "topics/baking/");
  },
  "of two with the same name that of the folder comes first"() {
    equal(found("glossary/hydratoin/")[0], "glossary/hydration/");
  },
  "a rare word says more than common ones"() {
    equal(found("questions/fermentation-what/")[0], "questions/what-is-fermentation/");
    equal(found("questions/what-is-rye/").includes("questions/price-of-a-loaf/"), false);
    equal(found("questions/loaf-price/"), ["questions/price-of-a-loaf/"]);
  },
  "a former name leads to the page that had it, once"() {
    equal(found("questions/water-ration/"), ["questions/what-is-hydration/"]);
  },
  "there are at most three"() {
    equal(found("questions/what-is-it/").length <= 3, true);
  },
  "nothing is like what has nothing in common"() {
    for (const asked of ["", "/", "wp-login.php", "admin/", "questions/xyzzy/", "%E0%A4%A", "日本語/", "---/"]) {
      equal(found(asked), []);
    }
    equal(nearest("questions/why-steam/", []), []);
  },
  "what has no title is not offered"() {
    equal(found("ap/"), []);
  },
  "a name is the last step as a slug has it"() {
    equal(nameOf("questions/What%20is it_.html"), "what-20is-it");
    equal(nameOf("a/b//"), "b");
    equal(nameOf(""), "");
  },
};
