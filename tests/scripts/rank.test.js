// @ts-check
import { entry, ranks } from "../../generator/components/glossary/rank.js";
import { equal } from "./expect.js";

const ENTRIES = [
  entry("Autolyse", [], "Autolyse A rest of flour and water before mixing."),
  entry("Levain", ["sourdough starter", " Leaven"], "Levain sourdough starter, Leaven A culture of wild yeast."),
  entry("Pre-ferment", [], "Pre-ferment A dough that is made ahead."),
  entry("Maillard reaction", [], "Maillard reaction The browning of a crust."),
];

/** @param {string} typed */
function fitting(typed) {
  return ranks(ENTRIES, typed).map((rank) => (rank === Infinity ? "-" : rank)).join(" ");
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "with nothing typed all fit alike"() {
    equal(fitting(""), "0 0 0 0");
    equal(fitting("  "), "0 0 0 0");
  },
  "a name comes before its beginning, that before a part, and that before the text"() {
    equal(fitting("levain"), "- 0 - -");
    equal(fitting("lev"), "- 1 - -");
    equal(fitting("vain"), "- 2 - -");
    equal(fitting("yeast"), "- 3 - -");
  },
  "another name is a name"() {
    equal(fitting("Sourdough starter"), "- 0 - -");
    equal(fitting("LEAVEN"), "- 0 - -");
    equal(fitting("sourdough"), "- 1 - -");
  },
  "hyphens and case tell nothing apart"() {
    equal(fitting("PRE ferment"), "- - 0 -");
  },
  "words may stand anywhere in the text, but all of them"() {
    equal(fitting("water rest"), "3 - - -");
    equal(fitting("water crust"), "- - - -");
  },
  "a misspelled word counts where nothing fits as typed"() {
    equal(fitting("mailard"), "- - - 4");
    equal(fitting("levian"), "- 4 - -");
    equal(fitting("maillard raection"), "- - - 4");
    const [oven, even] = [entry("Oven", [], "Oven"), entry("Even bake", [], "Even bake")];
    equal(ranks([oven, even], "oven"), [0, Infinity]);
    equal(ranks([even], "oven"), [4]);
  },
  "a short word is not mended"() {
    equal(fitting("prx"), "- - - -");
  },
  "too many mistakes fit nothing"() {
    equal(fitting("lxvxyn"), "- - - -");
  },
  "no entries have no ranks"() {
    equal(ranks([], "levain"), []);
  },
};
