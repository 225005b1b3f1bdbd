// @ts-check
// The session itself: one question in sight, its answer when the reader has said theirs, a grade, and the next one.

import { copyAndSay } from "../../scripts/clipboard.js";
import { element } from "../../scripts/element.js";
import { levelOf } from "../../scripts/level.js";
import { withoutLatestReview, withReview } from "../../scripts/noted.js";
import { notes } from "../../scripts/notes.js";
import { ROOT } from "../../scripts/place.js";
import { say } from "../../scripts/say.js";
import { kept } from "../../scripts/store.js";
import { inTab } from "../../scripts/tab.js";
import { TROUBLES } from "../../scripts/troubles.js";
import { clockOn, startsByItself } from "../clock/clock.js";
import { GRADES } from "./schedule.js";
import { among, answered, latest, resumed, undone, unsure } from "./session.js";
import { whenSwiped } from "./swipe.js";

/** @typedef {import("./deck.js").Answer} Answer */
/** @typedef {import("./deck.js").Card} Card */
/** @typedef {import("./deck.js").FollowUp} FollowUp */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {Awaited<ReturnType<typeof import("./schedule.js").scheduler>>} Scheduler */

const tab = inTab("session");

/** What each grade is called. */
const GRADE_NAMES = ["", say("grade_again"), say("grade_hard"), say("grade_good"), say("grade_easy")];

/**
 * The session of this tab for an address, if one was begun and not ended.
 * @param {string} asked
 * @returns {Session | null}
 */
function begun(asked) {
  const found = tab.get();
  return found?.asked === asked ? resumed(found) : null;
}

/** Keeps the session for a reload. @param {string} asked @param {Session | null} session */
function keep(asked, session) {
  tab.set(session && { asked, ...session });
}

/** How long it is until a moment, in the unit that says it best. @param {number} milliseconds */
function span(milliseconds) {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 60) return say("span_minutes", { number: minutes });
  const hours = Math.round(minutes / 60);
  if (hours < 24) return say("span_hours", { number: hours });
  return say("span_days", { count: Math.round(hours / 24) });
}

/**
 * Holds a session in a place.
 * @param {HTMLElement} place
 * @param {{ schedule: Scheduler, asked: URLSearchParams, all: Card[], cards: Card[], levels: Record<string, string> }} about
 */
export function hold(place, { schedule, asked, all, cards, levels }) {
  const address = String(asked);
  const byName = new Map(all.map((card) => [card.name, card]));
  /** @type {Session} */
  // What is gone since it was begun is left out.
  let session = among(begun(address) ?? { queue: cards.map(({ name }) => name), given: {}, at: 0 }, byName);
  let open = false;
  /** The boxes of the key points in sight. @type {HTMLInputElement[]} */
  let boxes = [];

  const said = element("p", { class: "offscreen", role: "status" });
  const stage = element("section", { class: "practice-stage", "aria-label": say("practice_stage") });
  const dial = element("button", { type: "button", class: "clock" });
  const tick = clockOn(dial, () => said.textContent = say("clock_over"));
  place.replaceChildren(stage, said);
  document.documentElement.dataset.practicing = "";

  const card = () => /** @type {Card} */ (byName.get(session.queue[session.at]));
  const reviewsOf = (/** @type {Card} */ { name, former }) => notes.get(name, former).reviews;
  const isOver = () => session.at >= session.queue.length;

  /** @param {Session} to */
  function goTo(to) {
    session = to;
    open = session.queue[session.at] in session.given;
    keep(address, latest(session) ? session : null);
    show();
  }

  /** @param {number} grade */
  function give(grade) {
    if (!open || isOver()) return;
    const { name, former } = card();
    const again = name in session.given;
    const trouble = notes.update(
      name,
      (noted) => withReview(again ? withoutLatestReview(noted, Date.now()) : noted, grade, Date.now()),
      former,
    );
    const missed = boxes.filter((box) => !box.checked).map((box) => box.closest("label")?.textContent.trim() ?? "");
    goTo(answered(session, { grade, points: boxes.length, missed }));
    said.textContent = trouble ? TROUBLES[trouble] : say("practice_graded", { grade: GRADE_NAMES[grade] });
    said.classList.toggle("offscreen", !trouble);
  }

  /** Takes the grade that was given last back. */
  function undo() {
    const last = byName.get(latest(session) ?? "");
    if (!last) return;
    notes.update(last.name, (noted) => withoutLatestReview(noted, Date.now()), last.former);
    goTo(undone(session));
    said.textContent = say("practice_undone");
  }

  const back = () => session.at > 0 && goTo({ ...session, at: session.at - 1 });
  const forward = () => session.queue[session.at] in session.given && goTo({ ...session, at: session.at + 1 });

  function reveal() {
    if (open || isOver()) return;
    open = true;
    showAnswer(card().answer());
  }

  function show() {
    tick.stop();
    dial.hidden = false;
    boxes = [];
    if (isOver()) return showEnd();
    const { asks, level, prompt } = card();
    const heading = element("h2", { tabindex: "-1" }, asks);
    heading.classList.toggle("practice-long", asks.length > 120);
    stage.replaceChildren(
      top(),
      heading,
      element("p", { class: "practice-about" }, ...level.map((one) => levelOf(levels, one)), dial),
      ...(prompt ? [promptOf(prompt)] : []),
      element("div", { class: "practice-answer" }),
      element("div", { class: "practice-buttons" }),
    );
    if (open) showAnswer(card().answer());
    else {
      buttons().replaceChildren(action(say("practice_reveal"), say("key_space"), reveal, "button practice-reveal"));
      if (startsByItself()) tick.start();
    }
    heading.focus();
  }

  /** What belongs to the question; who picks one of its options sees the answer. @param {() => Promise<Node>} load */
  function promptOf(load) {
    const place = element("div", { class: "practice-prompt" });
    load().then(async (prompt) => {
      place.append(prompt);
      const options = place.querySelector("fieldset");
      const { attendOptions } = await import("../options/pick.js");
      if (options) attendOptions(options, reveal);
    }).catch(() => place.append(element("p", { role: "alert" }, say("practice_no_answer"))));
    return place;
  }

  function top() {
    const { at, queue, given } = session;
    const all = { number: at + 1, all: queue.length };
    const ways = [
      action(say("practice_back"), "", back),
      action(say("practice_forward"), "", forward),
      action(say("practice_undo"), "u", undo),
      action(say("practice_end"), "", () => goTo({ ...session, at: queue.length })),
    ];
    ways[0].disabled = at === 0;
    ways[1].disabled = !(queue[at] in given);
    ways[2].disabled = !latest(session);
    return element("div", { class: "practice-top" }, element("p", {}, say("practice_number", all)), ...ways);
  }

  const buttons = () => /** @type {HTMLElement} */ (stage.querySelector(".practice-buttons"));

  /** @param {Promise<Answer>} loading */
  async function showAnswer(loading) {
    tick.stop();
    dial.hidden = true;
    const { name, address } = card();
    const answer = /** @type {HTMLElement} */ (stage.querySelector(".practice-answer"));
    const found = await loading.catch(() => null);
    if (name !== session.queue[session.at] || !answer.isConnected) return;
    const link = element("a", { class: "practice-page", href: address.href }, say("practice_page"));
    if (found) answer.replaceChildren(...answerOf(found), element("p", {}, link));
    else answer.replaceChildren(element("p", { role: "alert" }, say("practice_no_answer"), " ", link));
    showGrades();
    const first = /** @type {HTMLElement} */ (answer.firstElementChild);
    first.tabIndex = -1;
    first.focus();
  }

  /** @param {Answer} answer */
  function answerOf({ short, points, whole, followUps }) {
    // An answer without a short one is read whole.
    const told = short.hasChildNodes();
    const rest = whole && element("details", { class: "fold" }, element("summary", {}, say("practice_whole")), whole);
    if (rest) rest.open = !told;
    return [
      ...(told ? [element("h3", {}, say("short_answer")), element("div", { class: "practice-short" }, short)] : []),
      ...(points.length ? pointsOf(points) : []),
      ...(asked.has("mock") && followUps.length ? followUpsOf(followUps) : []),
      ...(rest ? [rest] : []),
    ];
  }

  /** @param {HTMLElement[]} points */
  function pointsOf(points) {
    const count = element("p", { class: "count", role: "status" });
    boxes = points.map(() => element("input", { type: "checkbox" }));
    const lines = points.map((point, index) => element("li", {}, element("label", {}, boxes[index], point)));
    const tell = () => {
      const said = boxes.filter((box) => box.checked).length;
      count.textContent = say("practice_points", { said, all: boxes.length });
    };
    for (const box of boxes) box.addEventListener("change", tell);
    tell();
    return [element("h3", {}, say("key_points")), element("ul", { class: "answer-points" }, ...lines), count];
  }

  /** @param {FollowUp[]} followUps */
  function followUpsOf(followUps) {
    const lines = followUps.map(({ ask, reply }) => {
      const place = element("div");
      const fold = element("details", { class: "fold" }, element("summary", {}, say("practice_reply")), place);
      fold.addEventListener("toggle", async () => {
        if (place.hasChildNodes()) return;
        place.append(await reply().catch(() => document.createTextNode(say("practice_no_reply"))));
      });
      return element("li", {}, element("p", {}, ask), fold);
    });
    return [element("h3", {}, say("practice_follow_ups")), element("ol", {}, ...lines)];
  }

  function showGrades() {
    const now = Date.now();
    const given = session.given[session.queue[session.at]];
    const reviews = reviewsOf(card());
    const choices = schedule.choices(given ? reviews.slice(0, -1) : reviews, now);
    const grades = GRADES.map((grade, index) => {
      const made = action(GRADE_NAMES[grade], String(grade), () => give(grade), "button");
      made.append(element("small", {}, span(choices[index] - now)));
      made.dataset.grade = String(grade);
      if (given) made.ariaPressed = String(given.grade === grade);
      return made;
    });
    buttons().replaceChildren(
      element("p", { id: "practice-how" }, say("practice_how")),
      element("div", { role: "group", "aria-labelledby": "practice-how", class: "practice-grades" }, ...grades),
    );
  }

  function showEnd() {
    const names = session.queue.filter((name) => name in session.given);
    const again = unsure(session);
    const moments = names.map((name) => schedule.due(reviewsOf(/** @type {Card} */ (byName.get(name)))) ?? Infinity);
    const left = Math.min(...moments) - Date.now();
    const due = left > 0 ? say("practice_next_due", { span: span(left) }) : say("practice_due_now");
    const next = session.queue.findIndex((name) => !(name in session.given));
    const counts = { number: names.length, all: session.queue.length };
    const outcome = next < 0 ? say("practice_done") : say("practice_stopped", counts);
    const heading = element("h2", { tabindex: "-1" }, names.length ? outcome : say("practice_nothing"));
    const status = element("span", { role: "status" });
    const copy = () => copyAndSay(sheetAsText(names), status, say("copied"));
    stage.replaceChildren(
      heading,
      ...(names.length ? [element("p", {}, `${say("practice_sum", { count: names.length })} ${due}`)] : []),
      ...sheet(say("practice_look_again"), again),
      ...sheet(
        again.length ? say("practice_the_others") : say("practice_answered"),
        names.filter((name) => !again.includes(name)),
      ),
      element(
        "div",
        { class: "practice-buttons practice-end" },
        ...(next >= 0 ? [action(say("practice_go_on"), "", () => goTo({ ...session, at: next }), "button")] : []),
        ...(again.length ? [action(say("practice_once_more"), "", () => start(again), "button")] : []),
        ...(names.length
          ? [
            action(say("practice_undo"), "u", undo, "button"),
            action(say("practice_print"), "", () => print(), "button"),
            action(say("practice_copy"), "", copy, "button"),
          ]
          : []),
        element("a", { class: "button", href: location.pathname }, say("practice_another")),
        element("a", { class: "button", href: new URL("progress/", ROOT).href }, say("progress_title")),
        status,
      ),
      ...(remindsOfExport() ? [element("p", { class: "count" }, say("progress_remind"))] : []),
    );
    heading.focus();
  }

  /**
   * How some of it was answered: the grade, and what was not said.
   * @param {string} title
   * @param {string[]} names
   */
  function sheet(title, names) {
    if (!names.length) return [];
    const lines = names.map((name) => {
      const { grade, points, missed } = session.given[name];
      const { title, address } = /** @type {Card} */ (byName.get(name));
      const counted = points ? `, ${say("practice_points", { said: points - missed.length, all: points })}` : "";
      return element(
        "li",
        {},
        element("a", { href: address.href }, title),
        element("p", { class: "count" }, GRADE_NAMES[grade] + counted),
        ...(missed.length ? [element("ul", {}, ...missed.map((point) => element("li", {}, point)))] : []),
      );
    });
    return [element("h3", {}, title), element("ol", { class: "practice-sheet" }, ...lines)];
  }

  /** The sheet as a text in Markdown. @param {string[]} names */
  function sheetAsText(names) {
    const lines = names.flatMap((name) => {
      const { grade, missed } = session.given[name];
      const { title, address } = /** @type {Card} */ (byName.get(name));
      return [`- ${GRADE_NAMES[grade]}: [${title}](${address.href})`, ...missed.map((point) => `  - ${point}`)];
    });
    return `${lines.join("\n")}\n`;
  }

  /** A session of these alone. @param {string[]} queue */
  function start(queue) {
    goTo({ queue, given: {}, at: 0 });
  }

  /** @type {Record<string, () => unknown>} */
  const keys = { " ": reveal, u: undo, ...Object.fromEntries(GRADES.map((grade) => [grade, () => give(grade)])) };

  stage.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[key]) return;
    // There the space bar does something of its own.
    if (key === " " && target instanceof Element && target.closest("button, a, input, summary, [tabindex='0']")) return;
    if (key !== " " && !kept.get("singleKeys", true)) return;
    event.preventDefault();
    keys[key]();
  });
  whenSwiped(stage, { left: () => open ? give(1) : reveal(), right: () => open ? give(3) : back() });
  goTo(session);
}

/** A button, with the key that does the same. @param {string} title @param {string} key @param {() => unknown} does @param {string} [className] */
function action(title, key, does, className = "practice-action") {
  const made = element("button", { type: "button", class: className }, title);
  if (key) {
    made.setAttribute("aria-keyshortcuts", key === say("key_space") ? "Space" : key);
    made.append(element("kbd", { "aria-hidden": "true" }, key));
  }
  made.addEventListener("click", does);
  return made;
}

const REMIND_AFTER = 30 * 24 * 60 * 60 * 1000; // milliseconds

/** Whether it is long since the notes were exported. */
function remindsOfExport() {
  const { notes: all } = notes.all();
  return all.size >= 20 && Date.now() - (Date.parse(kept.get("exported", "")) || 0) > REMIND_AFTER;
}
