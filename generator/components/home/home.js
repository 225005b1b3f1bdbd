// @ts-check
// The question on the home page: the next one takes its place.

const live = document.querySelector("[data-live]");
const asks = /** @type {HTMLElement[]} */ ([...live?.querySelectorAll("article") ?? []]);

/** @param {number} index */
function show(index) {
  for (const [place, ask] of asks.entries()) {
    ask.hidden = place !== index;
    const answer = ask.querySelector("details");
    if (!answer) continue;
    answer.id = ask.hidden ? "" : "answer";
    answer.open = false;
  }
  const heading = asks[index].querySelector("h2");
  if (heading) heading.tabIndex = -1;
  heading?.focus();
}

for (const [index, ask] of asks.entries()) {
  ask.querySelector("[rel=next]")?.addEventListener("click", (event) => {
    event.preventDefault();
    show((index + 1) % asks.length);
  });
}
