// @ts-check
// A long list: its next part comes into the page that shows one. A link to an entry leads to the part that has it.

import { answerOf } from "../../scripts/asked.js";
import { element } from "../../scripts/element.js";
import { tellGrown } from "../../scripts/grown.js";
import { say } from "../../scripts/say.js";

/** The page of a part. @param {HTMLAnchorElement} link */
async function pageOf(link) {
  const answer = await answerOf(new URL(link.href));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** What a page shows of the list: lists, and the headings of sections, right before the ways to its parts. @param {Element | null} ways */
function shownBefore(ways) {
  /** @type {Element[]} */
  const found = [];
  for (
    let one = ways?.previousElementSibling;
    one?.matches("ol, ul, div:has(> h2[id])");
    one = one.previousElementSibling
  ) {
    found.unshift(one);
  }
  return found;
}

/**
 * Puts a part behind what is shown. A section that began before goes on in its list. Gives the entries.
 * @param {Element} ways
 * @param {Element[]} part
 */
function place(ways, part) {
  const entries = part.flatMap((one) => one.matches("ol, ul") ? [...one.children] : []);
  const last = shownBefore(ways).at(-1);
  let goesOn = true;
  for (const one of part) {
    const id = one.querySelector("h2")?.id;
    if (id && document.getElementById(id)) continue;
    if (id) goesOn = false;
    if (goesOn && last) last.append(...one.children);
    else ways.before(one);
  }
  return entries;
}

/** @param {HTMLElement} ways */
export function attendParts(ways) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...ways.querySelectorAll("ol a")]);
  const said = /** @type {HTMLElement} */ (ways.querySelector("[role=status]"));
  const button = element("button", { type: "button", class: "button" });
  let next = links.findIndex((link) => link.hasAttribute("aria-current")) + 1;
  const start = links[next - 1].dataset.first ?? "";

  function offer() {
    const { first, last } = links[next]?.dataset ?? {};
    if (last) button.textContent = say("parts_next", { number: Number(last) - Number(first) + 1 });
    else button.remove();
  }

  async function load() {
    const link = links[next];
    button.disabled = true;
    try {
      const part = shownBefore((await pageOf(link)).querySelector("[data-list-parts]"));
      for (const one of part) {
        for (const inner of one.querySelectorAll("a[href]")) {
          inner.setAttribute("href", new URL(inner.getAttribute("href") ?? "", link.href).href);
        }
      }
      const entries = place(ways, part);
      tellGrown(entries);
      said.textContent = say("part_here", { first: start, last: link.dataset.last ?? "" });
      const here = document.querySelector("[data-part-here]");
      if (here) here.textContent = said.textContent;
      link.setAttribute("aria-current", "true");
      if (entries[0]?.id) link.href = `#${entries[0].id}`;
      next += 1;
      offer();
      entries[0]?.querySelector("a")?.focus();
    } catch {
      said.textContent = say("parts_failed");
    }
    button.disabled = false;
  }

  /** Where the address names an entry that stands in another part. */
  async function toEntry() {
    const [, slug] = /^#([a-z\d-]+)$/.exec(location.hash) ?? [];
    const sought = `[id="${slug}"], [data-former~="${slug}"]`;
    if (!slug || document.querySelector(sought)) return;
    for (const link of links.filter((one) => !one.hasAttribute("aria-current"))) {
      const found = (await pageOf(link)).querySelector(sought);
      if (found) return location.replace(`${link.href}#${found.id}`);
    }
  }

  button.addEventListener("click", load);
  ways.querySelector("[rel=next]")?.replaceWith(button);
  offer();
  addEventListener("hashchange", toEntry);
  toEntry();
}
