// Finding questions by words, level, kind, track, topic and tag together. The choice stands in the address.

const form = document.querySelector("[data-find]");
const all = document.querySelector(".find-all");
const results = document.querySelector(".find-results");
const said = form.querySelector("[role=status]");
const questions = [...all.querySelectorAll("li[data-slug]")].map((item) => ({
  item,
  url: item.querySelector("a").href,
  level: [item.dataset.level],
  kind: [item.dataset.kind],
  track: [item.dataset.track],
  topic: [item.dataset.topic],
  tag: item.dataset.tags.split(" "),
}));
const FACETS = ["level", "kind", "track", "topic", "tag"];
const MOST = 60; // so many questions a search for words gives
let asked = 0;

form.classList.add("ready");

function chosen() {
  const data = new FormData(form);
  return Object.fromEntries(FACETS.map((facet) => [facet, data.getAll(facet).filter(Boolean)]));
}

function fits(question, choice, but = "") {
  return FACETS.every(
    (facet) => facet === but || !choice[facet].length || question[facet].some((value) => choice[facet].includes(value)),
  );
}

// The number beside a choice is how many questions it would leave, with all the other choices as they are.
function count(pool, choice) {
  for (const facet of FACETS) {
    const counts = new Map();
    for (const question of pool.filter((question) => fits(question, choice, facet))) {
      for (const value of question[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const option of form.querySelectorAll(`select[name=${facet}] option[value]:not([value=""])`)) {
      const number = counts.get(option.value) ?? 0;
      option.textContent = `${option.dataset.title} (${number})`;
      option.disabled = !number && !option.selected;
    }
    for (const place of form.querySelectorAll(`[data-count^="${facet}:"]`)) {
      place.textContent = counts.get(place.dataset.count.slice(facet.length + 1)) ?? 0;
    }
  }
}

async function update() {
  const turn = ++asked;
  const words = form.elements.q.value.trim();
  const choice = chosen();
  let pool = questions;
  let mended = "";
  if (words) {
    const { search } = await import("./engine.js"); // only for who asks for words
    const found = await search(words, { limit: MOST, only: "Question" });
    if (turn !== asked) return;
    const byUrl = new Map(questions.map((question) => [question.url, question]));
    pool = found.results.map(({ url }) => byUrl.get(url)).filter(Boolean);
    mended = found.corrected;
  }
  count(pool, choice);
  const kept = pool.filter((question) => fits(question, choice));
  const narrowed = words || FACETS.some((facet) => choice[facet].length);
  form.classList.toggle("narrowed", Boolean(narrowed));
  all.hidden = Boolean(narrowed);
  results.hidden = !narrowed;
  results.replaceChildren(...(narrowed ? kept.map(({ item }) => item.cloneNode(true)) : []));
  const number = kept.length ? `${kept.length} ${kept.length === 1 ? "question" : "questions"}` : "No question fits";
  said.textContent = narrowed ? `${number}${mended ? ` for “${mended}”` : ""}` : "";
  form.dataset.shown = words;
  document.documentElement.classList.remove("narrowing");
}

function fromAddress() {
  const choice = new URLSearchParams(location.search);
  form.elements.q.value = choice.get("q") ?? "";
  for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = choice.getAll(box.name).includes(box.value);
  for (const select of form.querySelectorAll("select")) {
    select.value = choice.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
  update();
}

function toAddress({ replace }) {
  const choice = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const url = `${location.pathname}${choice.size ? `?${choice}` : ""}`;
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
  toAddress({ replace: event.target.name === "q" });
  update();
});
form.addEventListener("reset", () => setTimeout(() => (toAddress({ replace: false }), update(), form.elements.q.focus())));
addEventListener("popstate", fromAddress);
fromAddress();
