// @ts-check
// The reader's own notes, kept in the browser: each of them under a key of its own, so that tabs do not undo each other
// and one that cannot be read takes no other with it. It knows the browser's storage only as something that is handed
// to it, and asks it anew each time.

import { isNoted, kept, merged, nothing, read, VERSION } from "./noted.js";

/** @typedef {import("./noted.js").Noted} Noted */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Place */

/**
 * Why something could not be kept: the storage is `closed` to this page or `full`; or what stands there is of a `newer`
 * version of the site, or `broken`, and is left as it is. Empty if it was kept.
 * @typedef {"" | "closed" | "full" | "newer" | "broken"} Trouble
 */

const FORMAT = "interview-notes";

/**
 * The notes kept under keys that start so. Each has a name: a kind of thing and a slug. The kinds are "question",
 * "term", which is to be explained, "definition", whose term is to be named, and "list". What cannot be kept holds for
 * the page.
 * @param {Place | null} storage
 * @param {string} start
 */
export function notebookIn(storage, start) {
  /** @type {Map<string, Noted>} */
  const forPage = new Map();

  /** @param {string} name @returns {{ noted: Noted, trouble: Trouble }} */
  function look(name) {
    const held = forPage.get(name);
    if (!storage) return { noted: held ?? nothing(), trouble: "closed" };
    let text;
    try {
      text = storage.getItem(start + name);
    } catch {
      return { noted: held ?? nothing(), trouble: "closed" };
    }
    const found = text === null ? nothing() : read(parsed(text));
    if (typeof found === "string") return { noted: held ?? nothing(), trouble: found };
    return { noted: held ? merged(found, held) : found, trouble: "" };
  }

  /**
   * What is noted under a name, and under former slugs of it.
   * @param {string} name
   * @param {string[]} [former] slugs
   * @returns {Noted}
   */
  function get(name, former = []) {
    return formerNames(name, former).reduce((noted, old) => merged(noted, look(old).noted), look(name).noted);
  }

  /**
   * Changes what is noted under a name, and gives what kept it from being kept. Notes under a former slug go over.
   * @param {string} name
   * @param {(noted: Noted) => Noted} change
   * @param {string[]} [former] slugs
   * @returns {Trouble}
   */
  function update(name, change, former = []) {
    const noted = change(get(name, former));
    const { trouble } = look(name);
    const failed = trouble || put(name, noted);
    if (failed) {
      forPage.set(name, noted);
      return failed;
    }
    forPage.delete(name);
    for (const old of formerNames(name, former)) if (!look(old).trouble) remove(start + old);
    return "";
  }

  /** @param {string} name @param {Noted} noted @returns {Trouble} */
  function put(name, noted) {
    try {
      storage?.setItem(start + name, JSON.stringify(kept(noted)));
      return "";
    } catch (error) {
      return error instanceof Error && error.name === "SecurityError" ? "closed" : "full";
    }
  }

  /** @param {string} key */
  function remove(key) {
    try {
      storage?.removeItem(key);
    } catch {
      // It is closed to this page; then nothing was read from it either.
    }
  }

  /** The keys of all that is kept here. */
  function keys() {
    const found = [];
    try {
      for (let index = 0; storage && index < storage.length; index++) found.push(storage.key(index) ?? "");
    } catch {
      // It is closed to this page.
    }
    return found.filter((key) => key.startsWith(start)).sort();
  }

  /**
   * All that is noted, by name, and the names of what could not be read.
   * @returns {{ notes: Map<string, Noted>, unread: Map<string, Trouble> }}
   */
  function all() {
    /** @type {Map<string, Noted>} */
    const notes = new Map();
    /** @type {Map<string, Trouble>} */
    const unread = new Map();
    for (const name of new Set([...keys().map((key) => key.slice(start.length)), ...forPage.keys()])) {
      const { noted, trouble } = look(name);
      if (trouble === "newer" || trouble === "broken") unread.set(name, trouble);
      if (isNoted(noted)) notes.set(name, noted);
    }
    return { notes, unread };
  }

  /**
   * All of it as the text of a file. What cannot be read is in it as it stands.
   * @param {Date} now
   */
  function file(now) {
    const { notes, unread } = all();
    /** @type {Record<string, string>} */
    const asItStands = {};
    for (const name of unread.keys()) asItStands[name] = storage?.getItem(start + name) ?? "";
    const content = {
      format: FORMAT,
      version: VERSION,
      exported: now.toISOString(),
      notes: Object.fromEntries([...notes].map(([name, noted]) => [name, kept(noted)])),
      ...(unread.size ? { unread: asItStands } : {}),
    };
    return `${JSON.stringify(content, null, 1)}\n`;
  }

  /**
   * Takes a file in: of two values the later stays, and what is here alone stays too. All of it is taken, or none.
   * `taken` is how many notes changed, `passed` how many could not be read, there or here.
   * @param {string} text
   * @returns {{ trouble: Trouble, taken: number, passed: number }}
   */
  function take(text) {
    const found = /** @type {Record<string, unknown> | null} */ (parsed(text));
    const foreign = !found || typeof found !== "object" || found.format !== FORMAT;
    if (foreign || typeof found.version !== "number" || typeof found.notes !== "object" || !found.notes) {
      return { trouble: "broken", taken: 0, passed: 0 };
    }
    if (found.version > VERSION) return { trouble: "newer", taken: 0, passed: 0 };
    if (!storage) return { trouble: "closed", taken: 0, passed: 0 };
    /** @type {[string, string | null][]} */
    const before = [];
    let passed = 0;
    for (const [name, one] of Object.entries(found.notes)) {
      const theirs = read(one);
      const { noted, trouble } = look(name);
      if (trouble === "closed") return { trouble, taken: 0, passed: 0 };
      if (trouble || typeof theirs === "string" || !NAME.test(name)) {
        passed += 1;
        continue;
      }
      const both = merged(noted, theirs);
      if (JSON.stringify(kept(both)) === JSON.stringify(kept(noted))) continue;
      before.push([start + name, storage.getItem(start + name)]);
      const failed = put(name, both);
      if (failed) {
        before.reverse().forEach(([key, old]) => old === null ? remove(key) : storage.setItem(key, old));
        return { trouble: failed, taken: 0, passed: 0 };
      }
    }
    return { trouble: "", taken: before.length, passed };
  }

  /** Takes everything out, what cannot be read too. */
  function reset() {
    forPage.clear();
    for (const key of keys()) remove(key);
  }

  /** Whether anything is kept, or held for the page. */
  function isEmpty() {
    return !forPage.size && !keys().length;
  }

  return { get, update, all, file, take, reset, isEmpty, trouble: (/** @type {string} */ name) => look(name).trouble };
}

const NAME = /^(question|term|definition|list)\/[a-z0-9]+(-[a-z0-9]+)*$/;

/** @param {string} name @param {string[]} former */
function formerNames(name, former) {
  const kind = name.slice(0, name.indexOf("/"));
  return former.map((slug) => `${kind}/${slug}`);
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
