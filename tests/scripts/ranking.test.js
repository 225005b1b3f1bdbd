// @ts-check
import { fused, lexicon, listed, merged, named, scored } from "../../generator/components/search/ranking.js";
import { equal } from "./expect.js";

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
  lists: [{ address: "topics/flour/", title: "Flour questions", about: "Of grain and mills." }],
};
const KNOWN = lexicon(FILE, new URL("https://example.org/bank/"));

/** @param {string} query */
function namesOf(query) {
  return named(query, KNOWN.terms).map(({ one, rank }) => [one.title, Math.floor(rank)]);
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
  return { one: { url, kind: "term", title: `term ${url}`, definition: "", names: [] }, rank };
}

/** @param {Found[]} results */
function titles(results) {
  return results.map(({ title }) => title);
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "a name in a script without spaces is found by any part of it"() {
    const [term] = ["長時間発酵"].map((title) => ({ url: title, kind: "term", title, definition: "", names: [title] }));
    equal(
      ["長時間発酵", "長時", "発酵", "酵", "風味"].map((typed) =>
        named(typed, [term]).map(({ rank }) => Math.floor(rank))
      ),
      [
        [0],
        [1],
        [2],
        [2],
        [],
      ],
    );
  },
  "a term of the lexicon has a whole address and its own name first"() {
    equal(KNOWN.terms[1], {
      url: "https://example.org/bank/glossary/bulk/",
      kind: "term",
      title: "Bulk-Fermentation",
      definition: "The first rise.",
      names: ["bulk fermentation", "first rise"],
    });
    equal([KNOWN.pages, KNOWN.words.length, KNOWN.known.has("oven")], [40, 9, true]);
    equal([KNOWN.stemmed.has("crumb"), KNOWN.stemmed.has("crumbs")], [true, false]);
    equal(KNOWN.byUrl.get("https://example.org/bank/glossary/levain/"), KNOWN.terms[0]);
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
    equal(named("proof", terms).map(({ one }) => one.title), ["proofing", "proofing basket"]);
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
    const found = merged([term("t0", 0), term("t1", 1.1)], [], [page("p0"), page("p1")]);
    equal(titles(found), ["term t0", "page p0", "term t1", "page p1"]);
  },
  "of terms that begin so two come up"() {
    const found = merged([term("t1", 1.1), term("t2", 1.2), term("t3", 1.3)], [], [page("p0"), page("p1")]);
    equal(titles(found), ["page p0", "term t1", "term t2", "page p1"]);
    const named = merged([term("t0", 0), term("t1", 1.1), term("t2", 1.2)], [], [page("p0"), page("p1")]);
    equal(titles(named), ["term t0", "page p0", "term t1", "term t2", "page p1"]);
  },
  "what is found as a term and as a page stands once, as the page"() {
    const found = merged([term("t0", 0)], [], [page("p0"), page("t0", "term")]);
    equal(titles(found), ["page t0", "page p0"]);
  },
  "without pages there are the terms, and without terms the pages"() {
    equal(titles(merged([term("t1", 2.2)], [], [])), ["term t1"]);
    equal(titles(merged([], [], [page("p0"), page("p1")])), ["page p0", "page p1"]);
    equal(merged([], [], []), []);
  },
  "a list is called as its page is, and without what every list is"() {
    const found = (/** @type {string} */ query) => listed(query, KNOWN.lists).map(({ rank }) => rank);
    equal(found("flour"), [0]);
    equal(found("Flour questions"), [0]);
    equal(found("rye flour"), []);
    equal(found(""), []);
  },
  "a list is found by all the words of its title, if they are half of the query"() {
    const lists = [{ ...KNOWN.lists[0], title: "Baking at home", names: ["baking at home"] }];
    const found = (/** @type {string} */ query) => listed(query, lists).map(({ rank }) => rank);
    equal(found("home baking round"), [1]);
    equal(found("baking round"), []);
    equal(found("home baking of rye bread with steam"), []);
  },
  "a list of that name comes first where no term is called so, any other after the best page"() {
    const list = { url: "list", kind: "list", title: "list", definition: "", names: ["list"] };
    equal(titles(merged([], [{ one: list, rank: 0 }], [page("p0")])), ["list", "page p0"]);
    equal(titles(merged([term("t0", 0)], [{ one: list, rank: 0 }], [page("p0")])), ["term t0", "page p0", "list"]);
    equal(titles(merged([], [{ one: list, rank: 1 }], [page("p0"), page("p1")])), ["page p0", "list", "page p1"]);
  },
  "after a term of that name comes the best question, though a term was found before it"() {
    const found = merged([term("t0", 0)], [], [page("t5", "term"), page("p0")]);
    equal(titles(found), ["term t0", "page p0", "page t5"]);
    equal(titles(merged([term("t0", 0)], [], [page("t5", "term")])), ["term t0", "page t5"]);
  },
};
