// @ts-check
// What the reader has done, as a map of the topics; and their data, to be exported, imported and reset.

import { addressOf, bank } from "../../scripts/bank.js";
import { element } from "../../scripts/element.js";
import { value } from "../../scripts/noted.js";
import { notes, whenNotesChange } from "../../scripts/notes.js";
import { ROOT } from "../../scripts/place.js";
import { ready } from "../../scripts/ready.js";
import { say } from "../../scripts/say.js";
import { kept } from "../../scripts/store.js";
import { styled } from "../../scripts/styled.js";
import { tally } from "../../scripts/tally.js";
import { TROUBLES } from "../../scripts/troubles.js";
import { bar, inWords, notedIn } from "../marks/gauge.js";
import { makeDialog } from "../dialog/dialog.js";

/** @typedef {import("../../scripts/bank.js").Bank} Bank */
/** @typedef {import("../../scripts/bank.js").List} List */

/** What each mark of a square is called. @type {Record<string, string>} */
const MARK_NAMES = {
  known: say("mark_known"),
  shaky: say("mark_shaky"),
  again: say("mark_again"),
  "": say("mark_none"),
};

/** Why a file was not taken in. */
const REFUSED = {
  broken: say("progress_import_broken"),
  newer: say("progress_import_newer"),
  full: say("progress_import_full"),
  closed: say("progress_import_closed"),
};

/**
 * A topic: its bar, and a square for each of its questions, which leads there.
 * @param {Bank} known
 * @param {List} list
 */
function topic(known, list) {
  const own = notedIn(list, known.bySlug);
  const counts = tally(own.map(({ noted }) => noted));
  const squares = own.map(({ slug, noted }) => {
    const mark = value(noted, "mark");
    const title = say("progress_square", { title: known.bySlug.get(slug)?.title ?? slug, mark: MARK_NAMES[mark] });
    const link = element("a", {
      href: addressOf(known, slug).href,
      "data-mark": mark || "none",
      title,
      "aria-label": title,
    });
    return element("li", {}, link);
  });
  return element(
    "li",
    { class: "progress-topic" },
    element("h3", {}, element("a", { href: new URL(list.address, ROOT).href }, list.title)),
    element(
      "span",
      { class: "marks-gauge" },
      bar(counts),
      element("span", { class: "marks-words" }, inWords(counts, own.length)),
    ),
    element("ul", { class: "progress-squares" }, ...squares),
  );
}

/**
 * @param {HTMLElement} place
 * @param {Bank} known
 */
function show(place, known) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(name));
  const { notes: all, unread } = notes.all();
  const everything = known.questions.map(({ slug, former }) => ({
    slug,
    noted: notes.get(`question/${slug}`, former),
  }));
  const counts = tally(everything.map(({ noted }) => noted));
  const reviews = everything.reduce((sum, { noted }) => sum + noted.reviews.length, 0);
  part(".progress-sum").textContent = all.size
    ? `${inWords(counts, everything.length)}. ${say("progress_reviews", { count: reviews })}`
    : say("progress_empty");
  const topics = known.lists.filter(({ address }) => address.startsWith("topics/"));
  part(".progress-topics").replaceChildren(...(all.size ? topics.map((list) => topic(known, list)) : []));
  const starred = everything.filter(({ noted }) => value(noted, "star") || value(noted, "note"));
  part(".progress-kept").replaceChildren(...starred.map(({ slug, noted }) =>
    element(
      "li",
      {},
      element("a", { href: addressOf(known, slug).href }, known.bySlug.get(slug)?.title ?? slug),
      element("span", { class: "progress-note" }, value(noted, "note")),
    )
  ));
  const section = part(".progress-kept").closest("section");
  if (section) section.hidden = !starred.length;
  if (unread.size) tell(place, say("progress_unread", { count: unread.size }));
  else if (notes.trouble("list/none") === "closed") tell(place, TROUBLES.closed);
}

/** @param {HTMLElement} place @param {string} text */
function tell(place, text) {
  const said = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
  said.textContent = text;
}

/** @param {HTMLElement} place */
async function tellWhetherItStays(place) {
  const stays = /** @type {HTMLElement} */ (place.querySelector(".progress-stays"));
  const persisted = await navigator.storage?.persisted?.().catch(() => false);
  const exported = kept.get("exported", "").slice(0, 10);
  stays.textContent = [
    persisted ? say("progress_stays") : say("progress_may_go"),
    exported ? say("progress_exported", { day: exported }) : notes.isEmpty() ? "" : say("progress_never_exported"),
  ].filter(Boolean).join(" ");
}

function exportFile() {
  const now = new Date();
  const file = new Blob([notes.file(now)], { type: "application/json" });
  const href = URL.createObjectURL(file);
  const link = element("a", { href, download: `interview-notes-${now.toISOString().slice(0, 10)}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  kept.set("exported", now.toISOString());
}

/** Asks before everything goes. @returns {Promise<boolean>} */
function sure() {
  return new Promise((resolve) => {
    const yes = element("button", { value: "yes", class: "button" }, say("progress_reset_yes"));
    const no = element("button", { value: "no", class: "button", autofocus: "" }, say("progress_reset_no"));
    const dialog = makeDialog(
      "progress-sure",
      say("progress_reset"),
      element("form", { method: "dialog" }, element("p", {}, say("progress_reset_sure")), no, " ", yes),
    );
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    });
    dialog.showModal();
  });
}

/** @param {HTMLElement} place @param {Bank} known */
async function attend(place, known) {
  const input = /** @type {HTMLInputElement} */ (place.querySelector("input[type=file]"));
  const again = () => {
    show(place, known);
    return tellWhetherItStays(place);
  };
  /** @type {Record<string, () => unknown>} */
  const actions = {
    export: () => {
      exportFile();
      tell(place, say("progress_exported_now"));
      again();
    },
    import: () => input.click(),
    reset: async () => {
      if (!(await sure())) return;
      notes.reset();
      tell(place, say("progress_reset_done"));
      again();
    },
  };
  for (const button of place.querySelectorAll("[data-does]")) {
    button.addEventListener("click", () => actions[/** @type {HTMLElement} */ (button).dataset.does ?? ""]());
  }
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    const { trouble, taken, passed } = notes.take(await file.text());
    input.value = "";
    again();
    const left = passed ? ` ${say("progress_passed", { count: passed })}` : "";
    tell(place, trouble ? REFUSED[trouble] : say("progress_imported", { count: taken }) + left);
  });
  await again();
  whenNotesChange(again);
  ready(place);
}

const place = document.querySelector("[data-progress]");
if (place instanceof HTMLElement) {
  Promise.all([bank(), styled("marks-board")]).then(([known]) => attend(place, known));
}
