// @ts-check
// Practice. An address that asks for something starts its session; else a form chooses, and leads to that address.

import { bank } from "../../scripts/bank.js";
import { chosen } from "../../scripts/choice.js";
import { notes } from "../../scripts/notes.js";
import { ready } from "../../scripts/ready.js";
import { say } from "../../scripts/say.js";
import { questionCards, termCards } from "./deck.js";
import { scheduler } from "./schedule.js";
import { interview, selected, time } from "./session.js";
import { hold } from "./stage.js";

/** @typedef {import("./deck.js").Card} Card */
/** @typedef {Awaited<ReturnType<typeof scheduler>>} Scheduler */

/**
 * What an address asks for, in the order in which it is practiced: a mock interview, terms of the glossary, or questions.
 * `all` are those that it is chosen from; the notes and the clock say which it is, and a session that was begun keeps it.
 * @param {Scheduler} schedule
 * @param {URLSearchParams} asked
 * @returns {Promise<{ all: Card[], cards: Card[], levels: Record<string, string> }>}
 */
async function cardsFor(schedule, asked) {
  const known = asked.has("glossary") ? null : await bank(asked);
  const levels = known?.levels ?? {};
  const [minutes, seed] = [Number(asked.get("minutes")) || 0, asked.get("mixed") ?? ""];
  const all = known
    ? questionCards(known, chosen(known, asked).questions)
    : await termCards(asked.get("glossary") ?? "");
  if (asked.has("mock")) {
    return { all, cards: interview(all, { minutes, seed, levels: Object.keys(levels) }), levels };
  }
  const noted = (/** @type {Card} */ { name, former }) => notes.get(name, former);
  const due = (/** @type {Card} */ card) => schedule.due(noted(card).reviews);
  const only = asked.get("only") ?? "";
  return { all, cards: selected(all, { noted, due, now: Date.now() }, { only, minutes, seed }), levels };
}

/** What a form asks for; what is left open is not said. @param {HTMLFormElement} form */
function askedBy(form) {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value) asked.append(name, value);
  // Each start is mixed anew, and the address that comes of it once and for all.
  if (asked.has("mixed")) asked.set("mixed", Date.now().toString(36));
  return asked;
}

/**
 * @param {HTMLFormElement} form
 * @param {Scheduler} schedule
 */
function attend(form, schedule) {
  const said = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const start = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
  let turn = 0;
  async function count() {
    const [own, asked] = [++turn, askedBy(form)];
    const { cards: found } = await cardsFor(schedule, asked);
    if (own !== turn) return;
    start.disabled = !found.length;
    const counted = asked.has("glossary")
      ? say("cards", { count: found.length })
      : say("questions", { count: found.length });
    const minutes = asked.has("mock") ? Number(asked.get("minutes")) : time(found);
    said.textContent = found.length ? say("practice_count", { counted, count: minutes }) : say("practice_none");
  }
  form.addEventListener("input", count);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = askedBy(form);
    // An address that asks for nothing would show the form.
    if (!asked.size) asked.set("minutes", "0");
    location.search = String(asked);
  });
  // The glossary is loaded only for who wants it.
  if (!askedBy(form).has("glossary")) count();
  ready(form);
}

/** @param {HTMLElement} place */
async function begin(place) {
  const asked = new URLSearchParams(location.search);
  const [schedule] = await Promise.all([scheduler(), asked.has("glossary") || bank(asked)]);
  if (asked.size) hold(place, { schedule, asked, ...await cardsFor(schedule, asked) });
  else for (const form of place.querySelectorAll("form")) attend(form, schedule);
}

const place = document.querySelector("[data-practice]");
if (place instanceof HTMLElement) begin(place);
