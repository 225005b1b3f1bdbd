// @ts-check
// What a reader chose here, kept in a browser under one key. It knows the browser's storage only as something that is
// handed to it, and asks it anew each time, so that tabs agree.

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Place */
/** @typedef {string | boolean} Value */

// components/theme-switch/first.js knows it too, and the key below.
const VERSION = 1;

/**
 * The values kept for one site among those of the same host; the scope is the path of its root. A storage that is
 * blocked, full or of a newer version is no error: a choice then holds for the page. What a newer version keeps is never
 * overwritten; what cannot be read is. Each former name is that of a value which the site once kept under a key of its
 * own; it is taken over once.
 * @param {Place | null} storage
 * @param {string} scope
 * @param {string[]} [former]
 */
export function recordIn(storage, scope, former = []) {
  const key = `interview:${scope}`;
  /** @type {Map<string, Value>} */
  const forPage = new Map();

  /**
   * All that is kept; null if a newer version keeps it. Throws where the storage does.
   * @param {Place} storage
   * @returns {Record<string, unknown> | null}
   */
  function read(storage) {
    const text = storage.getItem(key);
    if (text === null) return takenOver(storage);
    const found = parsed(text);
    if (typeof found !== "object" || found === null) return {};
    const { version, ...values } = /** @type {Record<string, unknown>} */ (found);
    if (typeof version === "number" && version > VERSION) return null;
    return version === VERSION ? values : {};
  }

  /**
   * @param {Place} storage
   * @param {Record<string, unknown>} values
   */
  function write(storage, values) {
    storage.setItem(key, JSON.stringify({ ...values, version: VERSION }));
  }

  /** @param {Place} storage */
  function takenOver(storage) {
    /** @type {Record<string, unknown>} */
    const values = {};
    for (const name of former) {
      const value = parsed(storage.getItem(`${scope}.${name}`) ?? "null");
      if (value !== null) values[name] = value;
    }
    if (Object.keys(values).length) {
      try {
        write(storage, values);
        for (const name of former) storage.removeItem(`${scope}.${name}`);
      } catch {
        // There is no room: it stays where it is, and is found there again.
      }
    }
    return values;
  }

  /**
   * The value of that name, or the fallback where there is none of its type.
   * @overload
   * @param {string} name
   * @param {string} fallback
   * @returns {string}
   */
  /**
   * @overload
   * @param {string} name
   * @param {boolean} fallback
   * @returns {boolean}
   */
  /**
   * @param {string} name
   * @param {Value} fallback
   * @returns {unknown}
   */
  function get(name, fallback) {
    let value;
    try {
      value = forPage.has(name) ? forPage.get(name) : storage && read(storage)?.[name];
    } catch {
      // The storage is closed to this page.
    }
    return typeof value === typeof fallback ? value : fallback;
  }

  /**
   * @param {string} name
   * @param {Value} value
   */
  function set(name, value) {
    forPage.set(name, value);
    try {
      const values = storage && read(storage);
      if (!storage || !values) return;
      write(storage, { ...values, [name]: value });
      forPage.delete(name);
    } catch {
      // The storage is closed to this page, or full.
    }
  }

  return { get, set };
}

/**
 * What a text says in JSON; null if it is none.
 * @param {string} text
 * @returns {unknown}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
