// @ts-check
// What serves a text is loaded when there is one to be seen: on a question's page, when its answer is opened. What it adds
// has its place already, so that nothing moves.

const TEXT = ".highlight, math, table, a.term[title], [data-calculator], [data-stepper]";
const content = document.getElementById("content");

const isSeen = () => [...content?.querySelectorAll(TEXT) ?? []].some((part) => part.checkVisibility());

async function attend() {
  if (!content || !isSeen()) return;
  removeEventListener("toggle", attend, { capture: true });
  const { attendText } = await import("./text.js");
  attendText(content);
}

addEventListener("toggle", attend, { capture: true });
attend();
