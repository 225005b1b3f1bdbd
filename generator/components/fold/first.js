// @ts-check
// What is folded and has to be open when the page is shown is opened as soon as it is there, so that nothing moves then:
// what the address names, or has what it names in it, and where there is room what says that it unfolds there.

const ROOM = "(min-width: 45em)"; // beyond a phone, as in styles/tokens.css

// The part of the page that the address names, as it is written if it is not escaped as it should be.
function named() {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function open() {
  const target = document.getElementById(named());
  let opened = false;
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    opened ||= !fold.open;
    fold.open = true;
  }
  if (opened) target?.scrollIntoView();
}

function unfold() {
  for (const fold of document.querySelectorAll("details[data-unfolds]:not([open])")) fold.setAttribute("open", "");
}

// While the page comes, part by part.
const hasRoom = matchMedia(ROOM).matches;
const coming = new MutationObserver(() => {
  if (hasRoom) unfold();
  if (location.hash) open();
});
if (hasRoom || location.hash) coming.observe(document, { childList: true, subtree: true });
addEventListener("DOMContentLoaded", () => coming.disconnect());
addEventListener("hashchange", open);
