// @ts-check
// What the search's dialog does with a query. The dialog is there before, so that nobody types into nothing.

import { element } from "../../scripts/element.js";
import { say } from "../../scripts/say.js";
import { noteOpened, places } from "./places.js";

/** @typedef {typeof import("./engine.js").search} Search */
/** @typedef {import("./ranking.js").Found} Found */

/** @type {WeakMap<HTMLDialogElement, () => void>} */
const attended = new WeakMap();

/**
 * Shows what was typed while this was loaded, or stands in the box from before.
 * @param {HTMLDialogElement} dialog
 * @param {Search} search
 */
export function begin(dialog, search) {
  const update = attended.get(dialog) ?? attend(dialog, search);
  attended.set(dialog, update);
  update();
}

/**
 * Does what the dialog is for from now on. Returns what shows the results of what stands in the box.
 * @param {HTMLDialogElement} dialog
 * @param {Search} search
 */
function attend(dialog, search) {
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("[role=listbox]"));
  const said = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  let active = -1;
  let asked = 0;

  const options = () => /** @type {HTMLElement[]} */ ([...list.children]);

  /**
   * Chooses the option at that place, from the end if it is below 0; none if there is no place, or no option.
   * @param {number | null} index
   */
  function activate(index) {
    const all = options();
    active = all.length && index !== null ? (index + all.length) % all.length : -1;
    all.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    const option = all[active];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  async function update({ literal = false } = {}) {
    const query = input.value.trim();
    const turn = ++asked;
    remember(query);
    if (!query) return offer(turn);
    const found = await search(query, { literal }).catch(() => null);
    if (turn !== asked) return;
    if (!found) return show([], say("search_failed"));
    const { results, corrected } = found;
    show(results, counted(results.length, corrected));
    activate(0);
    if (!results.length) said.append(" ", toAllQuestions());
    if (corrected) said.append(" ", asTyped(query));
  }

  /** Shows where one may go with nothing typed. @param {number} turn */
  async function offer(turn) {
    const offered = await places();
    if (turn === asked) show(offered, offered.length ? say("search_places") : "");
  }

  /** @param {string} query */
  function asTyped(query) {
    const words = say("search_as_typed", { query });
    const button = element("button", { class: "search-literal", type: "button" }, words);
    button.addEventListener("click", () => {
      input.focus();
      update({ literal: true });
    });
    return button;
  }

  /**
   * @param {Found[]} results
   * @param {string} text
   */
  function show(results, text) {
    list.replaceChildren(...results.map(option));
    said.textContent = text;
    input.setAttribute("aria-expanded", String(results.length > 0));
    activate(null);
    dialog.dataset.query = input.value.trim();
  }

  /**
   * @param {HTMLElement | null | undefined} option
   * @param {MouseEvent | KeyboardEvent} event
   */
  function follow(option, event) {
    const url = option?.dataset.url;
    if (!url) return;
    noteOpened(url, option.querySelector(".search-title")?.textContent ?? "");
    if (event.ctrlKey || event.metaKey) {
      open(url);
      return;
    }
    dialog.close();
    location.assign(url);
  }

  input.addEventListener("input", () => update());
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      activate(event.key === "ArrowDown" ? active + 1 : Math.max(active, 0) - 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      follow(options()[active], event);
    } else if (event.key === "Escape") {
      event.preventDefault(); // a search box would only empty itself
      dialog.close();
    }
  });
  list.addEventListener("click", (event) => follow(optionAt(event), event));
  list.addEventListener("pointermove", (event) => {
    const under = optionAt(event);
    const index = under ? options().indexOf(under) : -1;
    if (index >= 0 && index !== active) activate(index);
  });
  dialog.addEventListener("close", () => remember(""));
  addEventListener("online", () => dialog.open && update());

  return update;
}

/**
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
function optionAt(event) {
  return event.target instanceof Element ? event.target.closest("[role=option]") : null;
}

/**
 * @param {number} count
 * @param {string} query the one that was searched, if it was mended
 */
function counted(count, query) {
  if (!count) return query ? say("no_results_for", { query }) : say("no_results");
  return query ? say("results_for", { count, query }) : say("results", { count });
}

function toAllQuestions() {
  const opener = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-search]"));
  return element("a", { class: "search-literal", href: opener?.href ?? "" }, say("all_questions"));
}

/**
 * @param {Found} result
 * @param {number} index
 */
function option(result, index) {
  const shown = result.definition ? [result.definition] : (result.excerpt ?? []).map(part);
  return element(
    "li",
    { id: `search-result-${index}`, role: "option", "data-url": result.url },
    element("span", { class: "search-title" }, result.title),
    element("span", { class: "search-kind" }, result.kind === "term" ? say("term") : place(result)),
    element("span", { class: "search-text" }, ...shown),
  );
}

/** @param {import("./excerpt.js").Part} part */
function part({ text, found }) {
  return found ? element("mark", {}, text) : text;
}

/**
 * Of what level a question is, and of what topic.
 * @param {Found} result
 */
function place({ level = "", topic = "" }) {
  return level && topic ? say("level_and_topic", { level, topic }) : level || topic;
}

/**
 * The query stands in the address, so that a search can be linked; closing the search takes it out again.
 * @param {string} query
 */
function remember(query) {
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query);
  else url.searchParams.delete("q");
  history.replaceState(history.state, "", url);
}
