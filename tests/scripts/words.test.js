// @ts-check
import { allOf, mended, renamed, stem, stems, telling, wordsOf } from "../../generator/components/search/words.js";
import { equal, holds } from "./expect.js";

const KNOWN = lexiconOf("fermentation levain dough hydration oven steam crumbs gluten mixing");
const TERMS = [
  { names: ["levain", "sourdough starter", "leaven"] },
  { names: ["bulk fermentation", "first rise"] },
  { names: ["desired dough temperature", "ddt"] },
];

/** @param {string} text */
function lexiconOf(text) {
  const words = text.split(" ");
  return { words, known: new Set(words) };
}

/** @param {...string} tokens */
function mend(...tokens) {
  return mended(tokens, KNOWN).filter(Boolean).join(" ");
}

/** @type {import("./expect.js").Tests} */
export const tests = {
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
  "where nothing stands between words they are pairs of signs"() {
    equal(wordsOf("長時間発酵"), ["長時", "時間", "間発", "発酵"]);
    equal(wordsOf("GPT-4とは、皮"), ["gpt", "4", "とは", "皮"]);
    equal(wordsOf("Kubernetesのポッド"), ["kubernetes", "のポ", "ポッ", "ッド"]);
    equal(wordsOf("모델 서빙"), ["모델", "서빙"]);
    equal(wordsOf("हिन्दी भाषा"), ["हिन्दी", "भाषा"]);
    equal(stem("発酵"), "発酵");
  },
  "each sign of such a text counts too"() {
    equal([...allOf("皮が Pods")], ["皮が", "皮", "が", "pod"]);
    equal([...allOf("Pods")], ["pod"]);
  },
  "pairs that only hold a sentence together tell nothing"() {
    equal(telling("発酵とは何ですか"), ["発酵", "酵と", "は何", "何で"]);
    equal(telling("ですか"), ["です", "すか"]);
  },
  "another name is found among pairs"() {
    equal(renamed(wordsOf("イーストの量"), [{ names: ["酵母", "イースト"] }]), ["酵母", "トの", "の量"]);
    equal(renamed(wordsOf("イースト"), [{ names: ["酵母", "イースト"] }]), ["酵母"]);
  },
  "pairs are not mended"() {
    equal(mended(wordsOf("発酵"), KNOWN), ["発酵"]);
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
    equal(renamed(["feed", "sourdough", "starter", "daily"], TERMS), ["feed", "levain", "daily"]);
    equal(renamed(["ddt"], TERMS), ["desired", "dough", "temperature"]);
  },
  "a part of a word is no name, and a term's own name stays"() {
    equal(renamed(["leavened"], TERMS), null);
    equal(renamed(["levain"], TERMS), null);
    equal(renamed([], TERMS), null);
  },
  "what was typed is not changed"() {
    const tokens = ["sourdough", "starter"];
    renamed(tokens, TERMS);
    mended(tokens, KNOWN);
    holds(tokens.join(" ") === "sourdough starter", "the words are as they were");
  },
  "the forms of a word are one"() {
    equal(stems("Versioning versions version"), ["vers", "vers", "vers"]);
    equal(stems("a KV-cache"), ["a", "kv", "cach"]);
  },

  "letters with a slash between them are one word"() {
    equal(telling("an A/B test"), ["ab", "test"]);
    equal(stems("CI/CD, I/O and A/B."), ["ci", "cd", "io", "and", "ab"]);
  },
  "British and American spellings are one"() {
    equal(stems("anonymisation tokenised"), stems("anonymization tokenized"));
  },
  "a wrong first letter is the only mistake in a word that is mended"() {
    equal(mend("fydration", "oven"), "hydration oven");
    equal(mend("fydratoin", "oven"), "oven");
  },
  "all other names become the terms' own"() {
    equal(renamed(["leaven", "and", "ddt"], TERMS), ["levain", "and", "desired", "dough", "temperature"]);
  },
};
