// @ts-check
// Beside an open answer there is room for more on a wide screen. Nothing of it is loaded before.

const answer = document.getElementById("answer");
const wide = matchMedia("(min-width: 60em)"); // --columns

async function fill() {
  if (!(answer instanceof HTMLDetailsElement) || !answer.open || !wide.matches) return;
  const { showBeside } = await import("./beside.js");
  showBeside(answer);
}

answer?.addEventListener("toggle", fill);
wide.addEventListener("change", fill);
fill();
