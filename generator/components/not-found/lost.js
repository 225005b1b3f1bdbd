// @ts-check
// Where a reader is lost: the words of the address stand in the search, and the pages with names like it below.

import { documentAt } from "../../scripts/asked.js";
import { element } from "../../scripts/element.js";
import { ROOT } from "../../scripts/place.js";
import { say } from "../../scripts/say.js";
import { openSearch } from "../search/search.js";
import { nameOf, nearest } from "./nearest.js";

/** The path that was asked for, from the site's root; as it is written if it is not escaped as it should be. */
function asked() {
  const path = location.pathname.slice(ROOT.pathname.length);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Every address of the site, from all documents that have some. */
async function allAddresses() {
  const found = [];
  for (let next = "api/v1/addresses.json"; next;) {
    const part = await documentAt(next);
    found.push(...part.addresses);
    next = part.next ?? "";
  }
  return found;
}

/** @param {HTMLFormElement} form */
export async function attend(form) {
  const path = asked();
  const typed = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  typed.value ||= nameOf(path).replaceAll("-", " ");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    openSearch(typed.value);
  });
  const addresses = await allAddresses();
  // A list may have become shorter.
  const list = path.replace(/(?<=\/)part-\d+\/?$/, "");
  if (list !== path && addresses.some(({ address }) => address === list)) return location.replace(new URL(list, ROOT));
  const near = nearest(path, addresses);
  if (!near.length) return;
  const links = near.map(({ address, title }) =>
    element("li", {}, element("a", { href: new URL(address, ROOT).href }, title))
  );
  document.querySelector(".not-found-near")?.replaceChildren(
    element("h2", {}, say("not_found_near")),
    element("ul", { class: "titles" }, ...links),
  );
}
