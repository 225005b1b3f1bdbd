// @ts-check
import { ANY } from "../../generator/components/search/any.js";
import { ENGLISH } from "../../generator/components/search/english.js";
import { GERMAN } from "../../generator/components/search/german.js";
import { tongueOf } from "../../generator/components/search/tongue.js";
import { equal } from "./expect.js";

/** @param {import("../../generator/components/search/tongue.js").Tongue} tongue @param {string} forms */
function isOne({ stem }, forms) {
  return new Set(forms.split(" ").map(stem)).size === 1;
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "a language is known without its region, or not at all"() {
    equal([tongueOf("en-GB"), tongueOf("DE-at"), tongueOf("ja"), tongueOf("")], [ENGLISH, GERMAN, ANY, ANY]);
  },
  "the forms of a German word are one, with umlauts and without"() {
    equal(isOne(GERMAN, "dampf dämpfe dämpfen dampfes"), true);
    equal(isOne(GERMAN, "größe groesse größen grösse"), true);
    equal(isOne(GERMAN, "teig teige teigs teigen"), true);
    equal(isOne(GERMAN, "straße strasse straßen"), true);
    equal(isOne(GERMAN, "bräunung bräunungen bräunen"), true);
  },
  "other German words are two"() {
    equal(["neu", "nah", "hefe", "heft", "mauer", "maul"].map(GERMAN.stem).length, 6);
    equal(!isOne(GERMAN, "kruste krume"), true);
    equal(!isOne(GERMAN, "mauer maul"), true);
  },
  "a German word is known in another form"() {
    equal(GERMAN.familiar("dämpfe", new Set(["dampf"])), true);
    equal(!GERMAN.familiar("krume", new Set(["kruste"])), true);
    equal(GERMAN.mendable.test("bäckrei") && !ENGLISH.mendable.test("bäckrei"), true);
  },
  "of a language that is not known the beginnings of words tell"() {
    equal(isOne(ANY, "модель модели моделей"), true);
    equal(!isOne(ANY, "модель мода"), true);
    equal(ANY.stem("été"), "été");
    equal(ANY.familiar("моделями", new Set(["модель"])), true);
    equal(ANY.mendable.test("модел") && !ANY.mendable.test("gpt4"), true);
  },
};
