// @ts-check
import { recordIn } from "../../generator/scripts/record.js";
import { equal } from "./expect.js";

const KEY = "interview:/bank/";
const OLD = ["theme", "singleKeys"];

/** A storage like the browser's, which can be closed to reading and to writing. */
class Box {
  /** @param {Record<string, string>} [texts] */
  constructor(texts = {}) {
    this.texts = texts;
    this.writes = 0;
    this.readable = true;
    this.writable = true;
  }

  /** @param {string} key */
  getItem(key) {
    if (!this.readable) throw new Error("closed");
    return this.texts[key] ?? null;
  }

  /** @param {string} key @param {string} text */
  setItem(key, text) {
    if (!this.readable || !this.writable) throw new Error("full");
    this.writes += 1;
    this.texts[key] = text;
  }

  /** @param {string} key */
  removeItem(key) {
    if (!this.readable || !this.writable) throw new Error("closed");
    delete this.texts[key];
  }
}

/** @param {Box} box */
function keptIn(box) {
  return JSON.parse(box.texts[KEY] ?? "null");
}

/** @type {import("./expect.js").Tests} */
export const tests = {
  "what is kept is found again, under one key"() {
    const box = new Box();
    recordIn(box, "/bank/").set("theme", "dark");
    recordIn(box, "/bank/").set("singleKeys", false);
    equal(recordIn(box, "/bank/").get("theme", ""), "dark");
    equal(recordIn(box, "/bank/").get("singleKeys", true), false);
    equal(Object.keys(box.texts), [KEY]);
    equal(keptIn(box), { version: 1, theme: "dark", singleKeys: false });
  },
  "what is not kept is the fallback, and nothing is written"() {
    const box = new Box();
    const record = recordIn(box, "/bank/", OLD);
    equal([record.get("theme", ""), record.get("singleKeys", true)], ["", true]);
    equal(box.writes, 0);
  },
  "an empty text and no are kept as well"() {
    const box = new Box();
    const record = recordIn(box, "/bank/");
    record.set("theme", "");
    record.set("singleKeys", false);
    equal([record.get("theme", "dark"), record.get("singleKeys", true)], ["", false]);
  },
  "sites of the same host keep apart"() {
    const box = new Box();
    recordIn(box, "/bank/").set("theme", "dark");
    equal(recordIn(box, "/other/").get("theme", ""), "");
    recordIn(box, "/other/").set("theme", "light");
    equal(recordIn(box, "/bank/").get("theme", ""), "dark");
  },
  "tabs agree, and none undoes what another one kept"() {
    const box = new Box();
    const [one, other] = [recordIn(box, "/bank/"), recordIn(box, "/bank/")];
    equal(one.get("theme", ""), "");
    other.set("theme", "dark");
    equal(one.get("theme", ""), "dark");
    one.set("singleKeys", false);
    other.set("theme", "light");
    equal(one.get("theme", ""), "light");
    equal(keptIn(box), { version: 1, theme: "light", singleKeys: false });
  },
  "without a storage a choice holds for the page"() {
    const record = recordIn(null, "/bank/", OLD);
    equal(record.get("theme", ""), "");
    record.set("theme", "dark");
    equal(record.get("theme", ""), "dark");
    equal(recordIn(null, "/bank/").get("theme", ""), "");
  },
  "with a storage that is closed a choice holds for the page"() {
    const box = new Box({ [KEY]: '{"version": 1, "theme": "light"}' });
    box.readable = false;
    const record = recordIn(box, "/bank/", OLD);
    equal(record.get("theme", ""), "");
    record.set("theme", "dark");
    equal(record.get("theme", ""), "dark");
    equal(box.texts[KEY], '{"version": 1, "theme": "light"}');
  },
  "with a storage that is full a choice holds for the page"() {
    const box = new Box({ [KEY]: '{"version": 1, "theme": "light"}' });
    const record = recordIn(box, "/bank/");
    box.writable = false;
    record.set("theme", "dark");
    equal(record.get("theme", ""), "dark");
    equal(recordIn(box, "/bank/").get("theme", ""), "light");
  },
  "once there is room again, tabs agree again"() {
    const box = new Box();
    const record = recordIn(box, "/bank/");
    box.writable = false;
    record.set("theme", "dark");
    box.writable = true;
    record.set("theme", "light");
    recordIn(box, "/bank/").set("theme", "dark");
    equal(record.get("theme", ""), "dark");
  },
  "garbage is no error, and what is chosen takes its place"() {
    for (const text of ["", "{", "null", "7", '"dark"', "[]", "{}", '{"theme": "dark"}', '{"version": "1"}']) {
      const box = new Box({ [KEY]: text });
      const record = recordIn(box, "/bank/", OLD);
      equal(record.get("theme", ""), "");
      record.set("theme", "light");
      equal(keptIn(box), { version: 1, theme: "light" });
    }
  },
  "a value of another type is none"() {
    const box = new Box({ [KEY]: '{"version": 1, "theme": 7, "singleKeys": "no"}' });
    const record = recordIn(box, "/bank/");
    equal([record.get("theme", ""), record.get("singleKeys", true)], ["", true]);
  },
  "what this version does not know stays"() {
    const box = new Box({ [KEY]: '{"version": 1, "seen": ["levain"]}' });
    recordIn(box, "/bank/").set("theme", "dark");
    equal(keptIn(box), { version: 1, seen: ["levain"], theme: "dark" });
  },
  "what a newer version keeps is neither read nor overwritten"() {
    const text = '{"version": 2, "theme": "dark"}';
    const box = new Box({ [KEY]: text, "/bank/.theme": '"dark"' });
    const record = recordIn(box, "/bank/", OLD);
    equal(record.get("theme", ""), "");
    record.set("theme", "light");
    equal(record.get("theme", ""), "light");
    equal(box.texts, { [KEY]: text, "/bank/.theme": '"dark"' });
  },
  "a version comes from nobody else"() {
    const box = new Box();
    recordIn(box, "/bank/").set("version", "9");
    equal(keptIn(box).version, 1);
  },
  "what the old site kept is taken over once"() {
    const box = new Box({ "/bank/.theme": '"dark"', "/bank/.singleKeys": "false", "/other/.theme": '"light"' });
    const record = recordIn(box, "/bank/", OLD);
    equal([record.get("theme", ""), record.get("singleKeys", true)], ["dark", false]);
    equal(Object.keys(box.texts).toSorted(), ["/other/.theme", KEY]);
    box.texts["/bank/.theme"] = '"light"';
    equal(record.get("theme", ""), "dark");
  },
  "a choice does not lose what the old site kept beside it"() {
    const box = new Box({ "/bank/.theme": '"dark"', "/bank/.singleKeys": "false" });
    recordIn(box, "/bank/", OLD).set("theme", "light");
    equal(keptIn(box), { version: 1, theme: "light", singleKeys: false });
  },
  "what the old site kept counts where nothing can be written, and stays there"() {
    const box = new Box({ "/bank/.theme": '"dark"' });
    box.writable = false;
    equal(recordIn(box, "/bank/", OLD).get("theme", ""), "dark");
    equal(box.texts, { "/bank/.theme": '"dark"' });
  },
  "garbage of the old site is passed over"() {
    const box = new Box({ "/bank/.theme": "dark", "/bank/.singleKeys": "false" });
    const record = recordIn(box, "/bank/", OLD);
    equal([record.get("theme", ""), record.get("singleKeys", true)], ["", false]);
    equal(keptIn(box), { version: 1, singleKeys: false });
  },
};
