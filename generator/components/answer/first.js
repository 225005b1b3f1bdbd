// @ts-check
// A link to the answer, or to something in it, opens it: as soon as that is there, so that nothing moves once it is shown.

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
  const answer = target?.closest("#answer");
  if (!target || !(answer instanceof HTMLDetailsElement)) return;
  coming.disconnect();
  if (answer.open) return;
  answer.open = true;
  target.scrollIntoView();
}

// While the page comes, part by part.
const coming = new MutationObserver(open);
if (location.hash) coming.observe(document, { childList: true, subtree: true });
addEventListener("DOMContentLoaded", () => coming.disconnect());
addEventListener("hashchange", open);
