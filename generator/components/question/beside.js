// @ts-check
// What stands beside an open answer: its outline, with the part in sight marked, and what its terms mean.

import { element } from "../../scripts/element.js";
import { markInSight } from "../../scripts/in-sight.js";
import { say } from "../../scripts/say.js";

/** @param {HTMLElement} answer */
export function showBeside(answer) {
  const about = document.querySelector(".question-about");
  if (!about || about.querySelector(".question-beside")) return;
  const headings = /** @type {HTMLElement[]} */ ([...answer.querySelectorAll(":is(h2, h3)[id]")]);
  const links = headings.map(({ id, textContent }) => element("a", { href: `#${id}` }, textContent));
  const lines = headings.map(({ localName }, index) =>
    element("li", { class: localName === "h3" ? "question-part" : "" }, links[index])
  );
  const title = say("outline");
  about.append(element(
    "div",
    { class: "question-beside" },
    element("h2", {}, title),
    element("nav", { "aria-label": title }, element("ul", {}, ...lines)),
    ...terms(answer),
  ));
  markInSight(headings, links);
}

/** The terms that the answer links to, with their definitions, to be opened. @param {HTMLElement} answer */
function terms(answer) {
  const links = /** @type {HTMLAnchorElement[]} */ ([
    ...answer.querySelectorAll("a:is([title], [data-definition])"),
  ]);
  if (!links.length) return [];
  const seen = new Map(links.map((link) => [link.href, link]));
  const entries = [...seen.values()].flatMap((link) => [
    element("dt", {}, element("a", { href: link.href }, link.textContent)),
    element("dd", {}, link.dataset.definition ?? link.title),
  ]);
  const summary = element("summary", {}, say("terms_here"));
  return [element("details", { class: "fold" }, summary, element("dl", {}, ...entries))];
}
