// @ts-check
// What the search knows of German.

/** Words that tell nothing about what is asked. */
const STOP = new Set(
  ("aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis da damit dann das dass dazu dein deine " +
    "deinem deinen deiner dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch du durch ein eine " +
    "einem einen einer eines er erkläre erklären es etwas euch für gegen hat hatte hast hier ich ihm ihn ihr im in ist " +
    "jede jedem jeden jeder jedes kann kannst können könnte man mehr mein meine mit muss musst müssen nach nicht noch nun " +
    "nur ob oder ohne sehr sein seine seit sich sie sind so soll sollte sondern um und uns unter unterschied vom von vor " +
    "wann war waren warum was weil welche welchem welchen welcher welches wenn wer werden wie wieso wird wo wofür wozu " +
    "wodurch woran wurde zu zum zur zwischen frage fragen").split(" "),
);

/** How a word may end and still be the same one, once its umlauts are plain. */
const ENDING = /(?:igkeit|heit|keit|ung|lich|isch|ern|em|en|er|es|et|st|e|n|s|t)$/;

/** Umlauts and their other spelling, as Snowball's stemmer of German takes them for one. @type {[RegExp, string][]} */
const PLAIN = [[/ß/g, "ss"], [/ä|ae/g, "a"], [/ö|oe/g, "o"], [/ü|(?<![aeq])ue/g, "u"]];

/** A word without its endings and umlauts, so that its forms are one. @param {string} word */
function stem(word) {
  let stem = PLAIN.reduce((text, [from, to]) => text.replace(from, to), word);
  for (let shorter; (shorter = stem.replace(ENDING, "")) !== stem && shorter.length > 3;) stem = shorter;
  return stem;
}

/**
 * Whether the site uses the word, in this form or another.
 * @param {string} word
 * @param {Set<string>} known
 */
function familiar(word, known) {
  const own = stem(word);
  return known.has(word) || [...known].some((one) => stem(one) === own);
}

/** @type {import("./tongue.js").Tongue} */
export const GERMAN = { stop: STOP, mendable: /^[a-zäöüß]{4,}$/, stem, familiar };
