// @ts-check
import {
  fused,
  judged,
  lexicon,
  mended,
  merged,
  named,
  renamed,
  scored,
  stems,
  telling,
} from "../../generator/components/search/ranking.js";
import { equal, holds } from "./expect.js";

/** @typedef {import("../../generator/components/search/ranking.js").Found} Found */

const FILE = {
  pages: 40,
  words: "fermentation levain dough hydration oven steam crumbs gluten mixing",
  terms: [
    { address: "glossary/levain/", term: "Levain", definition: "A culture.", names: ["sourdough starter", "leaven"] },
    { address: "glossary/bulk/", term: "Bulk-Fermentation", definition: "The first rise.", names: ["first rise"] },
    { address: "glossary/ddt/", term: "Desired dough temperature", definition: "A goal.", names: ["ddt"] },
    { address: "glossary/le/", term: "Le Mans loaf", definition: "A loaf.", names: [] },
  ],
};
const KNOWN = lexicon(FILE, new URL("https://example.org/bank/"));

/** @param {...string} tokens */
function mend(...tokens) {
  return mended(tokens, KNOWN).filter(Boolean).join(" ");
}

/** @param {string} query */
function namesOf(query) {
  return named(query, KNOWN.terms).map(({ term, rank }) => [term.title, Math.floor(rank)]);
}

/** @param {Record<string, number>} scores */
function pages(scores) {
  return Object.entries(scores).map(([id, score]) => ({ id, score }));
}

/** @param {{ id: string }[]} found */
function ids(found) {
  return found.map(({ id }) => id).join(" ");
}

/**
 * @param {string} url
 * @param {string} [kind]
 * @returns {Found}
 */
function page(url, kind = "question") {
  return { url, kind, title: `page ${url}` };
}

/**
 * @param {string} url
 * @param {number} rank
 */
function term(url, rank) {
  const named = { url, kind: /** @type {const} */ ("term"), title: `term ${url}`, definition: "", names: [] };
  return { term: named, rank };
}

/** @param {Found[]} results */
function titles(results) {
  return results.map(({ title }) => title);
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "a term of the lexicon has a whole address and its own name first"() {
    equal(KNOWN.terms[1], {
      url: "https://example.org/bank/glossary/bulk/",
      kind: "term",
      title: "Bulk-Fermentation",
      definition: "The first rise.",
      names: ["bulk fermentation", "first rise"],
    });
    equal([KNOWN.pages, KNOWN.words.length, KNOWN.known.has("oven")], [40, 9, true]);
  },

  "words that tell nothing are left out"() {
    equal(telling("What is the difference between a Levain and yeast?"), ["levain", "yeast"]);
  },
  "where no word tells anything all are kept"() {
    equal(telling("what is it"), ["what", "is", "it"]);
  },
  "signs are no words, but may be part of one"() {
    equal(telling('c++, C# <b>"bold"</b> über-mix 2.5'), ["c++", "c#", "b", "bold", "b", "über", "mix", "2", "5"]);
    equal(telling(" ?! "), []);
  },

  "a misspelled word is mended"() {
    equal(mend("fermantation"), "fermentation");
    equal(mend("levian", "dough"), "levain dough");
    equal(mend("hidratoin"), "hydration");
  },
  "a word that the site uses is left alone, whatever its ending"() {
    equal(mend("fermenting", "ovens", "mixed", "crumb", "steam"), "fermenting ovens mixed crumb steam");
  },
  "a word of three letters makes no other one familiar"() {
    equal(mended(["ryes", "oven"], { words: ["rye", "oven"], known: new Set(["rye", "oven"]) }), ["rye", "oven"]);
  },
  "short words and those with other signs are left alone"() {
    equal(mend("ovn", "l3vain", "düogh"), "ovn l3vain düogh");
  },
  "the last word may not be finished, an earlier one is"() {
    equal(mend("dough", "hydra"), "dough hydra");
    const words = { words: ["oven", "overnight"], known: new Set(["oven", "overnight"]) };
    equal(mended(["over"], words), ["over"]);
    equal(mended(["over", "night"], words), ["oven", ""]);
  },
  "a word that is like none becomes nothing"() {
    equal(mend("zzzzqqqq", "dough"), "dough");
    equal(mend("zzzzqqqq"), "");
  },
  "a word that begins like one of the site is kept"() {
    equal(mend("glutaraldehyde", "dough"), "glutaraldehyde dough");
  },
  "the nearest word is taken, of those as near the likeliest"() {
    equal(mended(["batter", "x"], { words: ["better", "butter"], known: new Set() }), ["better", "x"]);
    equal(mended(["kneadings", "x"], { words: ["kneadxxgs", "kneadingx"], known: new Set() }), ["kneadingx", "x"]);
  },
  "a short word is mended only to one with the same first letter"() {
    equal(mend("vough", "oven"), "oven");
    equal(mend("nevain", "oven"), "levain oven");
  },

  "another name becomes the term's own"() {
    equal(renamed(["feed", "sourdough", "starter", "daily"], KNOWN.terms), ["feed", "levain", "daily"]);
    equal(renamed(["ddt"], KNOWN.terms), ["desired", "dough", "temperature"]);
  },
  "a part of a word is no name, and a term's own name stays"() {
    equal(renamed(["leavened"], KNOWN.terms), null);
    equal(renamed(["levain"], KNOWN.terms), null);
    equal(renamed([], KNOWN.terms), null);
  },

  "a term is named by its name, another one, and its plural"() {
    equal(namesOf("LEVAIN"), [["Levain", 0]]);
    equal(namesOf("sourdough-starter"), [["Levain", 0]]);
    equal(namesOf("levains"), [["Levain", 0]]);
  },
  "a name that begins so comes before one with a word that does"() {
    equal(namesOf("bulk fer"), [["Bulk-Fermentation", 1]]);
    equal(namesOf("loaf"), [["Le Mans loaf", 2]]);
    equal(namesOf("le"), []);
    equal(namesOf("lea"), [["Levain", 1]]);
  },
  "of names that begin so the shorter comes first"() {
    const terms = ["proofing basket", "proofing"].map((name) => ({ ...KNOWN.terms[0], title: name, names: [name] }));
    equal(named("proof", terms).map(({ term }) => term.title), ["proofing", "proofing basket"]);
    equal(named("proofing", terms).map(({ rank }) => Math.floor(rank)), [0, 1]);
  },
  "two letters name only what is called so, and one letter nothing"() {
    const [term] = KNOWN.terms;
    equal(named("pH", [{ ...term, names: ["ph"] }]).length, 1);
    equal(namesOf("do"), []);
    equal(namesOf("l"), []);
    equal(namesOf("  "), []);
  },

  "a page with more of the words comes first"() {
    const singles = [pages({ one: 9, both: 8 }), pages({ other: 9, both: 8 })];
    equal(ids(scored([], singles, 40)).split(" ")[0], "both");
  },
  "a rare word counts for more than a common one"() {
    const common = pages(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`common${index}`, 9])));
    equal(scored([], [common, pages({ rare: 9 })], 40)[0].id, "rare");
  },
  "a page that has the word more is before one that has it less"() {
    equal(ids(scored([], [pages({ much: 9, little: 3 }), []], 40)), "much little");
  },
  "a page with all the words rises, and shows all of them"() {
    const strict = { id: "all", score: 1, excerpt: "all the words" };
    const singles = [pages({ one: 9, all: 8.9 }), pages({ one: 9, all: 8.9 })];
    const found = scored([strict], singles, 40);
    equal(ids(found), "all one");
    equal(found[0], strict);
  },
  "of pages with all the words the first rises most"() {
    const strict = pages({ first: 5, second: 5 });
    const singles = [pages({ second: 5, first: 5 }), pages({ second: 5, first: 5 })];
    equal(ids(scored(strict, singles, 40)), "first second");
  },
  "a page that no word finds by itself is none"() {
    equal(scored(pages({ ghost: 9 }), [[], []], 40), []);
  },

  "what stands high in either order stands high"() {
    const [one, other] = [pages({ a: 0, b: 0, c: 0 }), pages({ c: 0, a: 0, d: 0 })];
    equal(ids(fused(one, other)), "a c b d");
  },
  "one order alone stays as it is"() {
    equal(ids(fused(pages({ c: 1, a: 2, b: 3 }))), "c a b");
    equal(fused([], []), []);
  },
  "far down nothing counts any more"() {
    const long = Array.from({ length: 250 }, (_, index) => ({ id: String(index) }));
    equal(fused(long).length, 200);
  },

  "a term of that name comes first, one that begins so after the best page"() {
    const found = merged([term("t0", 0), term("t1", 1.1)], [page("p0"), page("p1")]);
    equal(titles(found), ["term t0", "page p0", "term t1", "page p1"]);
  },
  "of terms that begin so two come up"() {
    const found = merged([term("t1", 1.1), term("t2", 1.2), term("t3", 1.3)], [page("p0"), page("p1")]);
    equal(titles(found), ["page p0", "term t1", "term t2", "page p1"]);
    const named = merged([term("t0", 0), term("t1", 1.1), term("t2", 1.2)], [page("p0"), page("p1")]);
    equal(titles(named), ["term t0", "page p0", "term t1", "term t2", "page p1"]);
  },
  "what is found as a term and as a page stands once, as the page"() {
    const found = merged([term("t0", 0)], [page("p0"), page("t0", "term")]);
    equal(titles(found), ["page t0", "page p0"]);
  },
  "without pages there are the terms, and without terms the pages"() {
    equal(titles(merged([term("t1", 2.2)], [])), ["term t1"]);
    equal(titles(merged([], [page("p0"), page("p1")])), ["page p0", "page p1"]);
    equal(merged([], []), []);
  },

  "what was typed is not changed"() {
    const tokens = ["sourdough", "starter"];
    renamed(tokens, KNOWN.terms);
    mended(tokens, KNOWN);
    holds(tokens.join(" ") === "sourdough starter", "the words are as they were");
  },

  "the forms of a word are one"() {
    equal(stems("Versioning versions version"), ["vers", "vers", "vers"]);
    equal(stems("a KV-cache"), ["a", "kv", "cach"]);
  },
  "a page whose title is about what is asked comes before one that mentions it more"() {
    const pages = [
      { title: "How does paging manage the memory of an oven, and what does it not solve?", content: "Oven, oven." },
      { title: "What is an oven?", content: "A hot place." },
    ];
    equal(judged(pages, [["oven"]], () => 1, () => 1).map(({ title }) => title), [pages[1].title, pages[0].title]);
  },
  "a page that lacks the words that tell most answers nothing"() {
    const weight = (/** @type {string} */ stem) => stem === "oven" ? 1 : 4;
    const page = { title: "What is an oven?", content: "A hot place for bread." };
    equal(judged([page], [["oven", "zebra"]], weight, () => 1), []);
    equal(judged([page], [["oven", "bread"]], weight, () => 1), [page]);
    equal(judged([page], [["oven", "bre"]], weight, () => 1), [page]);
    equal(judged([page], [["bread"]], weight, () => 0.4), []);
    equal(judged([page], [["zebra"], ["bread"]], weight, () => 1), [page]);
  },
};
