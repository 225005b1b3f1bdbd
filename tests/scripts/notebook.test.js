// @ts-check
import {
  changed,
  merged,
  nothing,
  read,
  value,
  withoutLatestReview,
  withReview,
  withValue,
} from "../../generator/scripts/noted.js";
import { notebookIn } from "../../generator/scripts/notebook.js";
import { equal, holds } from "./expect.js";

const START = "notes:/bank/:";

/** A storage like the browser's, which can be closed to reading and to writing, and has room for so many keys. */
class Box {
  /** @param {Record<string, string>} [texts] */
  constructor(texts = {}) {
    this.texts = texts;
    this.readable = true;
    this.room = Infinity;
  }

  get length() {
    this.read();
    return Object.keys(this.texts).length;
  }

  read() {
    if (!this.readable) throw new DOMException("closed", "SecurityError");
  }

  /** @param {number} index */
  key(index) {
    return Object.keys(this.texts)[index] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    this.read();
    return this.texts[key] ?? null;
  }

  /** @param {string} key @param {string} text */
  setItem(key, text) {
    this.read();
    if (!(key in this.texts) && this.length >= this.room) throw new DOMException("full", "QuotaExceededError");
    this.texts[key] = text;
  }

  /** @param {string} key */
  removeItem(key) {
    delete this.texts[key];
  }
}

/** @param {import("../../generator/scripts/noted.js").Mark} mark @param {number} at */
function marked(mark, at) {
  return (/** @type {import("../../generator/scripts/noted.js").Noted} */ noted) => withValue(noted, "mark", mark, at);
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "of two values the later stays, whichever comes first, and every review stays once"() {
    const one = withReview(withValue(nothing(), "note", "one", 10), 3, 30);
    const other = withReview(withValue(nothing(), "note", "other", 20), 1, 5);
    const both = merged(one, other);
    equal(both, merged(other, one));
    equal(both, merged(both, one));
    equal([value(both, "note"), value(both, "mark")], ["other", "known"]);
    equal(both.reviews, [[5, 1], [30, 3]]);
    equal(changed(both), 30);
  },
  "what was taken out later stays out"() {
    const set = withValue(nothing(), "star", true, 10);
    const unset = withValue(set, "star", false, 11);
    equal(value(merged(set, unset), "star"), false);
  },
  "a clock that goes back loses nothing"() {
    const first = withReview(withValue(nothing(), "mark", "known", 100), 2, 100);
    const second = withReview(withValue(first, "mark", "again", 50), 4, 50);
    equal(second.reviews, [[100, 2], [101, 4]]);
    equal(value(second, "mark"), "known");
  },
  "the latest review can be taken back, and the mark with it"() {
    const twice = withReview(withReview(nothing(), 1, 10), 4, 20);
    equal(value(withoutLatestReview(twice, 30), "mark"), "again");
    const none = withoutLatestReview(withoutLatestReview(twice, 30), 40);
    equal([none.reviews, value(none, "mark")], [[], ""]);
  },
  "what is of no form that ever was is broken, and what is newer is told from it"() {
    for (
      const found of [
        null,
        7,
        [],
        {},
        { version: 0 },
        { version: "1" },
        { version: 1, mark: "known" },
        { version: 1, mark: ["good", 1] },
        { version: 1, mark: ["known", "1"] },
        { version: 1, mark: ["known", -1] },
        { version: 1, star: ["yes", 1] },
        { version: 1, other: [true, 1] },
        { version: 1, toString: ["x", 1] },
        { version: 1, reviews: [[1, 5]] },
        { version: 1, reviews: [[1]] },
        { version: 1, reviews: {} },
      ]
    ) equal(read(found), "broken");
    equal(read({ version: 2, anything: 1 }), "newer");
  },
  "tabs agree, and none undoes what another one kept"() {
    const box = new Box();
    const [one, other] = [notebookIn(box, START), notebookIn(box, START)];
    one.update("question/a", marked("known", 1));
    other.update("question/b", marked("again", 2));
    other.update("question/a", (noted) => withValue(noted, "star", true, 3));
    equal(value(one.get("question/a"), "mark"), "known");
    equal(value(one.get("question/a"), "star"), true);
    equal([...one.all().notes.keys()], ["question/a", "question/b"]);
  },
  "nothing is written before something is noted"() {
    const box = new Box();
    const notebook = notebookIn(box, START);
    holds(notebook.isEmpty(), "it is empty");
    notebook.get("question/a");
    notebook.all();
    notebook.file(new Date(0));
    equal(box.texts, {});
  },
  "sites of the same host keep apart"() {
    const box = new Box();
    notebookIn(box, START).update("question/a", marked("known", 1));
    equal([...notebookIn(box, "notes:/bank/more/:").all().notes.keys()], []);
    notebookIn(box, "notes:/:").reset();
    equal(Object.keys(box.texts), ["notes:/bank/:question/a"]);
  },
  "a renamed question keeps what was noted, and what was noted since"() {
    const box = new Box();
    const notebook = notebookIn(box, START);
    notebook.update("question/old", (noted) => withReview(noted, 2, 5));
    equal(value(notebook.get("question/new", ["older", "old"]), "mark"), "shaky");
    notebook.update("question/new", (noted) => withValue(noted, "star", true, 9), ["older", "old"]);
    equal(notebook.get("question/new").reviews, [[5, 2]]);
    equal(Object.keys(box.texts), ["notes:/bank/:question/new"]);
  },
  "without a storage, or with one that is closed, it holds for the page, and that is said"() {
    const closed = new Box();
    closed.readable = false;
    for (const box of [null, closed]) {
      const notebook = notebookIn(box, START);
      equal(notebook.update("question/a", marked("known", 1)), "closed");
      equal(value(notebook.get("question/a"), "mark"), "known");
      equal([...notebook.all().notes.keys()], ["question/a"]);
      equal(notebook.take(notebook.file(new Date(0))).trouble, "closed");
    }
  },
  "with a storage that is full it holds for the page, and is kept once there is room"() {
    const box = new Box({ other: "x" });
    box.room = 1;
    const notebook = notebookIn(box, START);
    equal(notebook.update("question/a", marked("known", 1)), "full");
    equal(value(notebook.get("question/a"), "mark"), "known");
    box.room = 2;
    equal(notebook.update("question/a", (noted) => withValue(noted, "star", true, 2)), "");
    const found = notebookIn(box, START).get("question/a");
    equal([value(found, "mark"), value(found, "star")], ["known", true]);
  },
  "what cannot be read is left as it is, and said"() {
    const texts = { "notes:/bank/:question/a": "{", "notes:/bank/:question/b": '{"version": 9, "x": 1}' };
    const box = new Box({ ...texts });
    const notebook = notebookIn(box, START);
    equal(notebook.update("question/a", marked("known", 1)), "broken");
    equal(notebook.update("question/b", marked("known", 1)), "newer");
    equal(box.texts, texts);
    equal(value(notebook.get("question/a"), "mark"), "known");
    equal([...notebook.all().unread], [["question/a", "broken"], ["question/b", "newer"]]);
    equal(JSON.parse(notebook.file(new Date(0))).unread, { "question/a": "{", "question/b": '{"version": 9, "x": 1}' });
  },
  "a file brings all of it into another browser, and a second time changes nothing"() {
    const [here, there] = [new Box(), new Box()];
    const one = notebookIn(here, START);
    one.update("question/a", (noted) => withReview(noted, 3, 7));
    one.update("list/all", (noted) => withValue(noted, "place", "a", 8));
    const file = one.file(new Date(0));
    const other = notebookIn(there, "notes:/elsewhere/:");
    equal(other.take(file), { trouble: "", taken: 2, passed: 0 });
    equal(other.get("question/a"), one.get("question/a"));
    equal(other.take(file), { trouble: "", taken: 0, passed: 0 });
  },
  "a file and what is here come together, whatever is older"() {
    const one = notebookIn(new Box(), START);
    const other = notebookIn(new Box(), START);
    one.update("question/a", (noted) => withValue(withReview(noted, 3, 7), "note", "mine", 90));
    other.update("question/a", (noted) => withValue(withReview(noted, 1, 5), "note", "theirs", 80));
    other.update("question/b", marked("again", 1));
    one.take(other.file(new Date(0)));
    equal(one.get("question/a").reviews, [[5, 1], [7, 3]]);
    equal(value(one.get("question/a"), "note"), "mine");
    equal(value(one.get("question/b"), "mark"), "again");
  },
  "a file for which there is no room is not taken by half"() {
    const box = new Box();
    const notebook = notebookIn(box, START);
    notebook.update("question/a", marked("known", 1));
    const before = { ...box.texts };
    const other = notebookIn(new Box(), START);
    for (const name of ["question/a", "question/b", "question/c"]) other.update(name, marked("again", 9));
    box.room = 2;
    equal(notebook.take(other.file(new Date(0))), { trouble: "full", taken: 0, passed: 0 });
    equal(box.texts, before);
  },
  "what is no such file is refused"() {
    const box = new Box();
    const notebook = notebookIn(box, START);
    for (
      const text of [
        "",
        "{",
        "null",
        "[]",
        "{}",
        '{"format": "interview-notes"}',
        '{"format": "x", "version": 1, "notes": {}}',
      ]
    ) equal(notebook.take(text).trouble, "broken");
    equal(notebook.take('{"format": "interview-notes", "version": 2, "notes": {}}').trouble, "newer");
    const odd = {
      "question/a": { version: 9 },
      "theme": { version: 1 },
      "question/../x": { version: 1, star: [true, 1] },
    };
    const file = JSON.stringify({ format: "interview-notes", version: 1, notes: odd });
    equal(notebook.take(file), { trouble: "", taken: 0, passed: 3 });
    equal(box.texts, {});
  },
  async "a file of every earlier version is taken"() {
    for (const version of [1]) {
      const text = await (await fetch(new URL(`notes/v${version}.json`, import.meta.url))).text();
      const notebook = notebookIn(new Box(), START);
      equal(notebook.take(text), { trouble: "", taken: 3, passed: 0 });
      const noted = notebook.get("question/what-is-a-widget");
      equal([value(noted, "mark"), value(noted, "star"), noted.reviews.length], ["shaky", true, 2]);
      equal(value(noted, "note"), 'Say: a "thing" & more ✓');
      equal(value(notebook.get("list/all"), "place"), "what-is-a-widget");
    }
  },
  "a reset takes everything, what cannot be read too, and nothing of others"() {
    const box = new Box({ "notes:/bank/:question/a": "{", theme: "dark" });
    const notebook = notebookIn(box, START);
    notebook.update("question/b", marked("known", 1));
    notebook.reset();
    equal(box.texts, { theme: "dark" });
    holds(notebook.isEmpty(), "it is empty");
  },
};
