// @ts-check
// In a list each entry can give its link.

import { copyButton } from "../../scripts/copy-button.js";
import { say } from "../../scripts/say.js";

for (const entry of document.querySelectorAll(".entry")) {
  const link = entry.querySelector(".entry-title a");
  if (!(link instanceof HTMLAnchorElement)) continue;
  const title = link.textContent;
  const words = {
    label: say("copy_link"),
    spoken: say("copy_link_of", { title }),
    done: say("copy_link_of_done", { title }),
  };
  entry.querySelector(".entry-meta")?.append(copyButton("entry-link", words, () => link.href));
}
