// @ts-check
// The list of keys, a dialog.

import { element } from "../../scripts/element.js";
import { say } from "../../scripts/say.js";
import { kept } from "../../scripts/store.js";
import { styled } from "../../scripts/styled.js";
import { makeDialog } from "../dialog/dialog.js";

/** @type {HTMLDialogElement | null} */
let dialog = null;

// What each key is called, and what it does.
function described() {
  return [
    ["/", say("keys_search")],
    ["a", say("keys_answer")],
    [say("key_previous"), say("keys_previous")],
    [say("key_next"), say("keys_next")],
    ["r", say("keys_random")],
    ["?", say("keys_list")],
  ];
}

function makeKeys() {
  const close = element("button", { type: "button" }, say("close"));
  const rows = described().map(([key, does]) =>
    element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, does))
  );
  const box = element("input", { type: "checkbox" });
  const made = makeDialog(
    "keys",
    say("keys_title"),
    element("header", {}, element("h2", {}, say("keys_title")), close),
    element("dl", {}, ...rows),
    element("label", {}, box, " ", say("keys_single")),
  );
  box.checked = kept.get("singleKeys", true);
  box.addEventListener("change", () => kept.set("singleKeys", box.checked));
  close.addEventListener("click", () => made.close());
  return made;
}

/** Opens the list. */
export async function openList() {
  await styled("keys-list");
  dialog ??= makeKeys();
  dialog.showModal();
}
