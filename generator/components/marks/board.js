// @ts-check
// Marks, a star and a note for a question, on its own page and in lists; and how far the reader has come with a list.

import { bank } from "../../scripts/bank.js";
import { element } from "../../scripts/element.js";
import { whenGrown } from "../../scripts/grown.js";
import { isNoted, MARKS, value, withValue } from "../../scripts/noted.js";
import { whenNear } from "../../scripts/near.js";
import { notes, whenNotesChange } from "../../scripts/notes.js";
import { say } from "../../scripts/say.js";
import { styled } from "../../scripts/styled.js";
import { TROUBLES } from "../../scripts/troubles.js";
import { drawGauge, notedIn } from "./gauge.js";

/** @typedef {import("../../scripts/bank.js").List} List */
/** @typedef {import("../../scripts/bank.js").Question} Question */
/** @typedef {import("../../scripts/noted.js").Mark} Mark */

/** What each mark is called, and its sign. @type {Record<string, [string, string]>} */
const SIGNS = { known: [say("mark_known"), "✓"], shaky: [say("mark_shaky"), "~"], again: [say("mark_again"), "↻"] };

/** Every board of the page: how to show it anew. @type {Set<() => void>} */
const boards = new Set();

/** Shows all that is noted anew. */
function refresh() {
  for (const show of boards) show();
}

/**
 * Where a reader marks a question.
 * @param {string} slug
 * @param {string[]} former the slugs that it had before
 * @returns {HTMLElement}
 */
function makeBoard(slug, former) {
  const name = `question/${slug}`;
  const status = element("p", { class: "marks-said", role: "status" });
  const buttons = MARKS.map((mark) => /** @type {const} */ ([mark, markButton(mark)]));
  const star = element("button", { type: "button" }, sign("★"), say("mark_star"));
  const opener = element("button", { type: "button", "aria-expanded": "false" }, sign("✎"), say("mark_note"));
  const field = element("textarea", { rows: "3", "aria-label": say("mark_note_label"), hidden: "" });

  /** @param {Parameters<typeof notes.update>[1]} change */
  function keep(change) {
    const trouble = notes.update(name, change, former);
    status.textContent = trouble && TROUBLES[trouble];
    refresh();
  }

  function show() {
    const noted = notes.get(name, former);
    for (const [mark, button] of buttons) button.ariaPressed = String(value(noted, "mark") === mark);
    star.ariaPressed = String(value(noted, "star"));
    if (document.activeElement !== field) field.value = value(noted, "note");
    opener.classList.toggle("marks-has-note", Boolean(value(noted, "note")));
  }

  for (const [mark, button] of buttons) {
    button.addEventListener("click", () => {
      keep((noted) => withValue(noted, "mark", value(noted, "mark") === mark ? "" : mark, Date.now()));
    });
  }
  star.addEventListener("click", () => keep((noted) => withValue(noted, "star", !value(noted, "star"), Date.now())));
  opener.addEventListener("click", () => {
    field.hidden = !field.hidden;
    opener.ariaExpanded = String(!field.hidden);
    if (!field.hidden) field.focus();
  });
  field.addEventListener("input", () => keep((noted) => withValue(noted, "note", field.value, Date.now())));
  const board = element(
    "div",
    { class: "marks-board", role: "group", "aria-label": say("marks_name") },
    ...buttons.map(([, button]) => button),
    star,
    opener,
    field,
    status,
  );
  const trouble = notes.trouble(name);
  if (trouble) status.textContent = TROUBLES[trouble];
  boards.add(show);
  show();
  return board;
}

/** @param {Mark} mark */
function markButton(mark) {
  const [title, shape] = SIGNS[mark];
  return element("button", { type: "button", "data-mark": mark }, sign(shape), title);
}

/** @param {string} shape */
function sign(shape) {
  return element("span", { "aria-hidden": "true", class: "marks-sign" }, shape);
}

/** What is noted of a question in a list, at a glance. @param {HTMLElement} entry */
function attendEntry(entry) {
  const [slug, former] = [entry.id, formerOf(entry)];
  const badge = element("span", { class: "marks-badge" });
  entry.querySelector("[data-entry-meta]")?.prepend(badge);
  const show = () => {
    const noted = notes.get(`question/${slug}`, former);
    const mark = value(noted, "mark");
    badge.hidden = !isNoted(noted);
    badge.dataset.mark = mark;
    const shown = mark ? [sign(SIGNS[mark][1]), SIGNS[mark][0]] : [];
    if (value(noted, "star")) shown.push(sign("★"), element("span", { class: "offscreen" }, say("mark_starred")));
    if (value(noted, "note")) shown.push(sign("✎"), element("span", { class: "offscreen" }, say("mark_noted")));
    badge.replaceChildren(...shown);
  };
  boards.add(show);
  show();
  const answer = entry.querySelector("details");
  const open = () => answer?.open && !answer.querySelector(".marks-board") && answer.append(makeBoard(slug, former));
  answer?.addEventListener("toggle", open);
  open();
}

/**
 * Shows what is noted of a list, now and whenever that changes.
 * @param {string | undefined} name the slug of the list
 * @param {(list: List, bySlug: Map<string, Question>) => void} draw
 */
async function attendList(name, draw) {
  const { lists, bySlug } = await bank(new URLSearchParams({ list: name ?? "" }));
  const list = lists.find(({ slug }) => slug === name);
  if (!list) return;
  const show = () => draw(list, bySlug);
  boards.add(show);
  show();
}

/** @param {HTMLElement} place */
function attendGauge(place) {
  const before = [...place.childNodes];
  attendList(place.dataset.gauge, (list, bySlug) => drawGauge(place, list, bySlug, before));
}

/** Fills the cells of a topic, as many as it has for its questions. @param {HTMLElement} place */
function attendCells(place) {
  const cells = /** @type {HTMLElement[]} */ ([...place.children]);
  attendList(place.dataset.cells, (list, bySlug) => {
    const marks = notedIn(list, bySlug).map(({ noted }) => value(noted, "mark"));
    for (const [index, cell] of cells.entries()) {
      cell.dataset.mark = marks[Math.floor(index * marks.length / cells.length)];
    }
  });
}

/** The slugs that a question had before, as its place on the page says them. @param {HTMLElement} place */
function formerOf(place) {
  return (place.dataset.former ?? "").split(" ").filter(Boolean);
}

/** @param {string} selector @returns {NodeListOf<HTMLElement>} */
function all(selector) {
  return document.querySelectorAll(selector);
}

/** Attends to all of the page that has to do with notes. */
export async function attend() {
  await styled("marks-board");
  for (const place of all("[data-marks]")) place.replaceChildren(makeBoard(place.dataset.marks ?? "", formerOf(place)));
  for (const entry of all("[data-entry]")) attendEntry(entry);
  for (const place of all("[data-gauge]")) attendGauge(place);
  whenNear(document, "[data-cells]", attendCells); // A large bank has many topics, and says of each by itself.
  whenGrown((entries) => {
    for (const entry of entries) if (entry instanceof HTMLElement && "entry" in entry.dataset) attendEntry(entry);
  });
  whenNotesChange(refresh);
}
