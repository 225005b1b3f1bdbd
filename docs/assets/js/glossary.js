// The glossary's filter: narrows the list as you type, over terms, other names and definitions.

import { distance, spelling, tolerance } from "./spelling.js";

const form = document.querySelector("[data-filter]");
const input = form.elements.q;
const said = form.querySelector("[role=status]");
const letters = document.querySelector(".letters");
const groups = [...document.querySelectorAll("dl.terms")].map((group) => ({ group, heading: group.previousElementSibling }));
const entries = [...document.querySelectorAll(".term-entry")].map((entry) => {
  const name = spelling(entry.querySelector("dt a").textContent);
  const names = [name, ...(entry.querySelector(".aliases")?.textContent.split(",").map(spelling) ?? [])];
  const words = names.join(" ").split(" ");
  return { entry, link: entry.querySelector("dt a"), names, words, text: spelling(entry.textContent) };
});

form.classList.add("ready");

// Lower is better; infinite if the entry does not fit. A misspelled word counts only where nothing fits as typed.
function rank({ names, words, text }, typed, lenient) {
  if (names.includes(typed)) return 0;
  if (names.some((name) => name.startsWith(typed))) return 1;
  if (names.some((name) => name.includes(typed))) return 2;
  const tokens = typed.split(" ");
  if (tokens.every((token) => text.includes(token))) return 3;
  const near = (token) => words.some((word) => distance(token, word, tolerance(token)) <= tolerance(token));
  return lenient && tokens.every((token) => text.includes(token) || near(token)) ? 4 : Infinity;
}

function update() {
  const typed = spelling(input.value);
  let ranks = entries.map((entry) => (typed ? rank(entry, typed, false) : 0));
  if (!ranks.some(Number.isFinite)) ranks = entries.map((entry) => rank(entry, typed, true));
  entries.forEach(({ entry }, index) => (entry.hidden = ranks[index] === Infinity));
  for (const { group, heading } of groups) {
    heading.hidden = group.hidden = [...group.children].every((entry) => entry.hidden);
  }
  letters.hidden = Boolean(typed);
  const count = ranks.filter(Number.isFinite).length;
  const number = count ? `${count} ${count === 1 ? "term" : "terms"}` : `No term fits “${input.value.trim()}”`;
  said.textContent = typed ? number : "";
  const best = ranks.indexOf(Math.min(...ranks));
  form.dataset.first = typed && count ? entries[best].link.href : "";
  document.documentElement.classList.remove("narrowing");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (form.dataset.first) location.assign(form.dataset.first);
});
input.addEventListener("input", update);
input.value = new URLSearchParams(location.search).get("q") ?? "";
update();
