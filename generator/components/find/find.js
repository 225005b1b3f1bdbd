// @ts-check
// Finding questions by words, level, kind, track, topic and tag together. The choice stands in the address.

import { once } from "../../scripts/asked.js";
import { element } from "../../scripts/element.js";
import { levelOf } from "../../scripts/level.js";
import { narrowed, ready } from "../../scripts/ready.js";
import { say } from "../../scripts/say.js";
import { counted, FACETS, fits, isNarrow } from "./facets.js";

/** @typedef {import("./facets.js").Values} Values */
/** @typedef {Values & { item(): HTMLElement, url: string }} Question what it is in the list, and where its page is */

/** So many of what was found are shown at once. */
const SHOWN = 500;

/**
 * @param {string | undefined} text
 */
function words(text) {
  return (text ?? "").split(" ").filter(Boolean);
}

/**
 * The questions of a list that says of each what it is found by.
 * @param {Element} list
 * @returns {Question[]}
 */
function questionsOf(list) {
  const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("li[data-slug]")]);
  return items.map((item) => ({
    item: () => /** @type {HTMLElement} */ (item.cloneNode(true)),
    url: item.querySelector("a")?.href ?? "",
    level: words(item.dataset.level),
    kind: words(item.dataset.kind),
    track: words(item.dataset.track),
    topic: words(item.dataset.topic),
    tag: words(item.dataset.tags),
  }));
}

/** The questions of a large bank, of which the list has but a few. @returns {Promise<Question[]>} */
async function questionsOfBank() {
  const { addressOf, bank } = await import("../../scripts/bank.js"); // only for who looks for something
  const known = await bank();
  return known.questions.map((question) => {
    const url = addressOf(known, question.slug).href;
    const item = () => {
      const level = question.level.map((one) => levelOf(known.levels, one));
      return element("li", {}, element("a", { href: url }, question.title), " ", ...level);
    };
    return { ...question, url, item };
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} all
 * @param {HTMLElement} results
 */
function attend(form, all, results) {
  const isWhole = all.dataset.more === undefined;
  const load = once(() => isWhole ? Promise.resolve(questionsOf(all)) : questionsOfBank());
  let isCounted = false;
  const more = element("button", { type: "button", class: "button" });
  const said = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const typed = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  let asked = 0;

  /** @returns {Values} */
  function chosen() {
    const data = new FormData(form);
    const values = FACETS.map((facet) => [facet, data.getAll(facet).filter(Boolean)]);
    return Object.fromEntries(values);
  }

  /**
   * @param {Question[]} pool
   * @param {Values} choice
   */
  function count(pool, choice) {
    for (const facet of FACETS) {
      const counts = counted(pool, choice, facet);
      const options = form.querySelectorAll(`select[name=${facet}] option[value]:not([value=""])`);
      for (const option of /** @type {NodeListOf<HTMLOptionElement>} */ (options)) {
        const number = counts.get(option.value) ?? 0;
        option.textContent = say("find_choice", { title: option.dataset.title ?? "", number });
        option.disabled = !number && !option.selected;
      }
      const places = form.querySelectorAll(`[data-count^="${facet}:"]`);
      for (const place of /** @type {NodeListOf<HTMLElement>} */ (places)) {
        const value = (place.dataset.count ?? "").slice(facet.length + 1);
        place.textContent = String(counts.get(value) ?? 0);
      }
    }
  }

  /**
   * The questions that have the words, the best first, and the query that was searched if it was mended; all without
   * words; null if they are not to be had.
   * @param {string} query
   */
  async function found(query) {
    try {
      const questions = await load();
      if (!query) return { pool: questions, mended: "" };
      const { questionsFor } = await import("../search/engine.js"); // only for who asks for words
      const { urls, corrected } = await questionsFor(query);
      const byUrl = new Map(questions.map((question) => [question.url, question]));
      return { pool: urls.flatMap((url) => byUrl.get(url) ?? []), mended: corrected };
    } catch {
      return null;
    }
  }

  /** Shows what was found, and offers what is left of it. @param {Question[]} found */
  function show(found) {
    const way = wayOn();
    const left = found.slice(SHOWN);
    results.append(...found.slice(0, SHOWN).map(({ item }) => asFound(item(), way)));
    if (left.length) results.after(more);
    else more.remove();
    more.textContent = say("parts_next", { number: Math.min(SHOWN, left.length) });
    more.onclick = () => {
      const last = results.lastElementChild;
      show(left);
      /** @type {HTMLElement | null | undefined} */ (last?.nextElementSibling?.querySelector("a"))?.focus();
    };
  }

  async function update() {
    const turn = ++asked;
    const query = typed.value.trim();
    const choice = chosen();
    const narrow = Boolean(query) || isNarrow(choice);
    if (narrow && !isWhole && !isCounted) said.textContent = say("find_loading");
    // Before anything is chosen the page has every count already.
    const of = narrow || isCounted ? await found(query) : { pool: [], mended: "" };
    if (turn !== asked) return;
    const { pool, mended } = of ?? { pool: [], mended: "" };
    if (narrow || isCounted) count(pool, choice);
    isCounted ||= narrow;
    const kept = pool.filter((question) => fits(question, choice));
    form.classList.toggle("find-narrowed", narrow);
    all.hidden = narrow;
    results.hidden = !narrow;
    results.replaceChildren();
    show(narrow ? kept : []);
    said.textContent = !of ? say("search_failed") : narrow ? outcome(kept.length, mended) : "";
    form.dataset.shown = query;
    narrowed();
  }

  function fromAddress() {
    const choice = new URLSearchParams(location.search);
    typed.value = choice.get("q") ?? "";
    const boxes = form.querySelectorAll("input[type=checkbox]");
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (boxes)) {
      box.checked = choice.getAll(box.name).includes(box.value);
    }
    for (const select of form.querySelectorAll("select")) {
      select.value = choice.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    update();
  }

  /** @param {{ replace: boolean }} how */
  function toAddress({ replace }) {
    const choice = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && value) choice.append(name, value);
    const url = location.pathname + (choice.size ? `?${choice}` : "");
    if (replace) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    toAddress({ replace: event.target === typed });
    update();
  });
  // The form is empty only after the event.
  form.addEventListener("reset", () =>
    setTimeout(() => {
      toAddress({ replace: false });
      update();
      typed.focus();
    }));
  addEventListener("popstate", fromAddress);
  fromAddress();
  ready(form);
}

/** What the address of a question asks for, so that it leads on in what was found. */
function wayOn() {
  const asked = new URLSearchParams(location.search);
  const words = asked.get("q");
  asked.delete("q");
  if (words) asked.set("words", words);
  return String(asked);
}

/**
 * A question as it is found.
 * @param {HTMLElement} item
 * @param {string} way
 */
function asFound(item, way) {
  const link = item.querySelector("a");
  if (link) link.search = way;
  return item;
}

/**
 * @param {number} count
 * @param {string} query the one that was searched, if it was mended
 */
function outcome(count, query) {
  if (!count) return query ? say("no_question_fits_for", { query }) : say("no_question_fits");
  return query ? say("questions_for", { count, query }) : say("questions", { count });
}

const form = document.querySelector("[data-find]");
const all = document.querySelector(".find-all");
const results = document.querySelector(".find-results");
if (form instanceof HTMLFormElement && all instanceof HTMLElement && results instanceof HTMLElement) {
  attend(form, all, results);
}
