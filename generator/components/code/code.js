// @ts-check
// Above each block of code stand its language and a button to copy it. What a program printed has neither.

import { copyButton } from "../../scripts/copy-button.js";
import { element } from "../../scripts/element.js";
import { say } from "../../scripts/say.js";
import { scrollsByKey } from "../../scripts/scrolling.js";

const LANGUAGE = "language-";

/** @param {Element} block */
function attend(block) {
  const code = block.querySelector("code");
  if (!code) return;
  const named = [...block.classList].find((name) => name.startsWith(LANGUAGE));
  const language = named ? named.slice(LANGUAGE.length) : "";
  const strip = element("div", { class: "code-strip" }, element("span", {}, language === "text" ? "" : language));
  if (language !== "output") {
    const words = { label: say("copy"), spoken: say("copy_code"), done: say("copy_code_done") };
    strip.append(copyButton("code-copy", words, () => code.textContent));
  }
  block.prepend(strip);
  scrollsByKey(code);
}

/** @param {ParentNode} part what has the code */
export function attendCode(part) {
  for (const block of part.querySelectorAll(".highlight")) attend(block);
}

attendCode(document);
