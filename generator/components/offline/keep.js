// @ts-check
// Keeps a list, or the whole bank: says first how much that is, and then how far it has come.

import { documentAt } from "../../scripts/asked.js";
import { addressOf, bank } from "../../scripts/bank.js";
import { slugsOf } from "../../scripts/choice.js";
import { element } from "../../scripts/element.js";
import { numeral } from "../../scripts/numeral.js";
import { ROOT } from "../../scripts/place.js";
import { say } from "../../scripts/say.js";

/** What is kept with every list, beside its questions and what pages are shown with. */
const AROUND = ["", "questions/", "collections/", "practice/", "progress/"];

/** @typedef {import("../../scripts/bank.js").Bank} Bank */
/** @typedef {{ theme: number, questions: Record<string, number> }} Sizes in bytes, as they are transferred */

/** @param {HTMLElement} place */
export async function offer(place) {
  const said = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
  const button = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
  try {
    /** @type {Bank} */
    const known = await bank(new URLSearchParams({ list: place.dataset.offline ?? "" }));
    const sizes = await sizesOf(known);
    const list = known.lists.find(({ slug }) => slug === place.dataset.offline);
    const slugs = list ? slugsOf(list) : known.questions.map(({ slug }) => slug);
    const bytes = slugs.reduce((sum, slug) => sum + (sizes.questions[slug] ?? 0), sizes.theme);
    const start = element(
      "button",
      { type: "button", class: "button" },
      say("offline_start", { size: megabytes(bytes) }),
    );
    said.textContent = say("offline_about_list", { count: slugs.length });
    button.replaceWith(start);
    start.focus();
    start.addEventListener("click", async () => {
      start.disabled = true;
      // The pages around a list know of all questions.
      const { documents } = await bank().catch(() => known);
      const urls = [
        ...[...AROUND, ...known.documents, ...documents].map((path) => new URL(path, ROOT).href),
        ...slugs.map((slug) => addressOf(known, slug).href),
      ];
      // The pages that the list itself is on.
      const parts = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-list-parts] ol a"));
      if (list) urls.push(new URL(list.address, ROOT).href, ...[...parts].map(({ href }) => href));
      keep([...new Set(urls)], said);
    });
  } catch {
    said.textContent = say("offline_not_now");
  }
}

/** How much all of it weighs that the bank was made of. @param {Bank} known @returns {Promise<Sizes>} */
async function sizesOf({ documents }) {
  const paths = documents.filter((path) => path.includes("/questions")).map((path) =>
    path.replace("questions", "sizes")
  );
  const [first, ...others] = await Promise.all(paths.map(documentAt));
  return { ...first, questions: Object.assign({}, first.questions, ...others.map(({ questions }) => questions)) };
}

/** @param {number} bytes */
function megabytes(bytes) {
  return numeral((bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0));
}

/** @param {string[]} urls @param {HTMLElement} said */
async function keep(urls, said) {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { done, failed, over } }) => {
    if (!over) said.textContent = say("offline_progress", { count: done });
    else said.textContent = failed ? say("offline_failed", { count: failed }) : say("offline_done");
  };
  active?.postMessage({ keep: urls, all: true }, [port2]);
}
