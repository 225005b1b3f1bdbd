// What pages with answers in them do beyond HTML. Without it answers open by click and key, and a term is a link whose
// title is the definition.

// Study lists: one button opens every answer, the other closes them.

for (const bar of document.querySelectorAll(".all-answers")) {
  bar.classList.add("ready");
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-answers]");
    if (!button) return;
    for (const answer of document.querySelectorAll(".entry-answer")) {
      answer.open = button.dataset.answers === "open";
    }
  });
}

// Text onto the clipboard, and a word about it.

// Browsers give a page the clipboard only in a secure context (https, or this machine); elsewhere the old command may
// still do it. Resolves to whether it did.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "offscreen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

// Copies, and says so in the element `status` for a while: `done`, or the text itself if it could not be copied.
// Resolves to whether it was.
async function copyAndSay(text, status, done) {
  const copied = await copy(text);
  status.textContent = "";
  status.textContent = copied ? done : `This browser keeps the clipboard to secure pages. To copy by hand: ${text}`;
  if (copied) {
    clearTimeout(status.timer);
    status.timer = setTimeout(() => (status.textContent = ""), 4000);
  }
  return copied;
}

// A place, heard and not seen, for what a button says that has no room for it.
function offscreenStatus() {
  const status = document.createElement("p");
  status.className = "offscreen";
  status.role = "status";
  document.body.append(status);
  return status;
}

// A button that copies: for a moment it says itself what came of it.
function copyButton(className, label, spoken, text, done) {
  const button = document.createElement("button");
  const name = (shown, said) => Object.assign(button, { textContent: shown, ariaLabel: said });
  button.type = "button";
  button.className = className;
  name(label, spoken);
  button.addEventListener("click", async () => {
    copyButton.status ??= offscreenStatus();
    const copied = await copyAndSay(text(), copyButton.status, done);
    name(copied ? "Copied" : "Not copied", copied ? "Copied" : "Not copied: this browser keeps the clipboard to secure pages");
    setTimeout(() => name(label, spoken), 2000);
  });
  return button;
}

// Sharing: a question's link is its short address, or the one that opens the answer where the answer is open.

const bar = document.querySelector(".share");
if (bar) {
  const answer = document.getElementById("answer");
  const status = bar.querySelector("[role=status]");
  const title = bar.dataset.title;
  const link = () => `${location.origin}${location.pathname}${answer.open ? "#answer" : ""}`;
  const what = () => (answer.open ? "Link to the answer" : "Link");
  const actions = {
    link: () => copyAndSay(link(), status, `${what()} copied`),
    markdown: () => copyAndSay(`[${title.replace(/[\\[\]]/g, "\\$&")}](${link()})`, status, "Markdown copied"),
    sheet: () => navigator.share({ title, url: link() }).catch(() => {}),
  };
  bar.classList.add("ready");
  bar.querySelector("[data-share=sheet]").hidden = !navigator.share;
  bar.addEventListener("click", (event) => actions[event.target.dataset.share]?.());
}

// In a list each entry can give its link too.
for (const entry of document.querySelectorAll(".entry")) {
  const { href, textContent: title } = entry.querySelector(".entry-title a");
  const button = copyButton("entry-link", "Copy link", `Copy link: ${title}`, () => href, `Link copied: ${title}`);
  entry.querySelector(".entry-meta").append(button);
}

// Code and tables in answers: the language and a button to copy above each block of code; and whatever is wider than its
// place can be scrolled by keyboard.

const scrolling = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

for (const block of document.querySelectorAll(".highlight")) {
  const code = block.querySelector("code");
  const language = [...block.classList].find((name) => name.startsWith("language-"))?.slice("language-".length);
  const strip = document.createElement("div");
  strip.className = "code-strip";
  strip.append(Object.assign(document.createElement("span"), { textContent: language === "text" ? "" : language }));
  if (language !== "output") strip.append(copyButton("", "Copy", "Copy code", () => code.textContent, "Code copied"));
  block.prepend(strip);
  scrolling.observe(code);
}

for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
  const frame = document.createElement("div");
  frame.className = "table-scroll";
  table.replaceWith(frame);
  frame.append(table);
  scrolling.observe(frame);
}

// Glossary terms: the definition shows on hover and on focus; a first tap shows it, a second follows the link.
// It can be dismissed with Escape and hovered over (WCAG 2.2, 1.4.13).

const tip = document.createElement("div");
tip.id = "term-tip";
tip.className = "term-tip";
tip.role = "tooltip";
tip.hidden = true;
document.body.append(tip);

let shown = null;
let leaving = 0;

function showTip(term) {
  clearTimeout(leaving);
  if (shown === term) return;
  hideTip();
  shown = term;
  tip.textContent = term.dataset.definition;
  tip.hidden = false;
  tip.style.maxHeight = "";
  term.setAttribute("aria-describedby", tip.id);
  const word = term.getClientRects()[0];
  const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
  // Below the word or above it, and where it fits on neither side, on the larger one and as high as that.
  const header = document.querySelector(".site-header").getBoundingClientRect().bottom;
  const under = innerHeight - word.bottom - 12;
  const over = word.top - header - 12;
  const below = tip.scrollHeight <= under || under >= over;
  tip.style.maxHeight = `${below ? under : over}px`;
  const top = below ? word.bottom + 6 : word.top - 6 - tip.offsetHeight;
  tip.style.left = `${scrollX + Math.max(8, Math.min(word.left, room))}px`;
  tip.style.top = `${scrollY + top}px`;
}

function hideTip() {
  clearTimeout(leaving);
  if (shown) shown.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

function leaveTip() {
  clearTimeout(leaving);
  leaving = setTimeout(hideTip, 200);
}

for (const term of document.querySelectorAll("a.term[title]")) {
  term.dataset.definition = term.title;
  term.removeAttribute("title");
  let touched = false;
  term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && showTip(term));
  term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leaveTip());
  term.addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse" && shown !== term;
  });
  term.addEventListener("focus", () => showTip(term));
  term.addEventListener("blur", hideTip);
  term.addEventListener("click", (event) => {
    if (!touched) return;
    touched = false;
    event.preventDefault();
    showTip(term);
  });
}
tip.addEventListener("pointerenter", () => clearTimeout(leaving));
tip.addEventListener("pointerleave", leaveTip);
document.addEventListener("keydown", (event) => event.key === "Escape" && hideTip());
document.addEventListener("pointerdown", (event) => {
  if (shown && !tip.contains(event.target) && event.target.closest("a.term") !== shown) hideTip();
});
