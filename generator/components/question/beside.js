// @ts-check
// What stands beside an open answer: its outline, and what its terms mean.

import { element } from "../../scripts/element.js";
import { say } from "../../scripts/say.js";

/** @param {HTMLElement} answer */
export function showBeside(answer) {
  const about = document.querySelector(".question-about");
  if (!about || about.querySelector(".question-beside")) return;
  about.append(element("div", { class: "question-beside" }, ...outline(answer), ...terms(answer)));
}

/** The headings of the answer, as links. @param {HTMLElement} answer */
function outline(answer) {
  const lines = [...answer.querySelectorAll("h2[id]")].map((heading) =>
    element("li", {}, element("a", { href: `#${heading.id}` }, heading.textContent))
  );
  const title = say("outline");
  return [element("h2", {}, title), element("nav", { "aria-label": title }, element("ul", {}, ...lines))];
}

/** The terms that the answer links to, with their definitions. @param {HTMLElement} answer */
function terms(answer) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...answer.querySelectorAll("a:is([title], [data-definition])")]);
  if (!links.length) return [];
  const seen = new Map(links.map((link) => [link.href, link]));
  const entries = [...seen.values()].flatMap((link) => [
    element("dt", {}, element("a", { href: link.href }, link.textContent)),
    element("dd", {}, link.dataset.definition ?? link.title),
  ]);
  return [element("h2", {}, say("terms_here")), element("dl", {}, ...entries)];
}
